package org.mixtura.core.engine;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A direct buffer of numbers that tensors are made over without copying. It lives as long as its run, so autograd never
 * sees memory that the garbage collector may take, and it is refilled only after the step that used it has ended.
 */
final class HostArray {

    /**
     * Bytes. Matrix products and sums of the engine take values in another order where memory begins in the middle of a
     * vector register, so that with other addresses the same run would differ in the last digit.
     */
    private static final int ALIGNMENT = 64;

    private final DataType type;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    HostArray(DataType type) {
        this.type = type;
    }

    /** Makes room for so many values; what was in it is lost (and zero) when it has to grow. */
    void ensure(long length) {
        long needed = length * type.getNumOfBytes();
        if (bytes.capacity() < needed) {
            bytes = allocated(Math.toIntExact(needed + 2L * ALIGNMENT))
                    .alignedSlice(ALIGNMENT)
                    .order(ByteOrder.nativeOrder());
        }
    }

    private static ByteBuffer allocated(int size) {
        try {
            return ByteBuffer.allocateDirect(size);
        } catch (OutOfMemoryError none) {
            // In the words of the engine: a smaller minibatch may fit.
            throw new IllegalStateException("out of memory: no room for %,d bytes".formatted(size), none);
        }
    }

    void put(int index, double value) {
        switch (type) {
            case FLOAT32 -> bytes.putFloat(index * Float.BYTES, (float) value);
            case FLOAT64 -> bytes.putDouble(index * Double.BYTES, value);
            default -> throw new IllegalStateException("cannot hold a real number as " + type);
        }
    }

    void putIndex(int index, long value) {
        bytes.putLong(index * Long.BYTES, value);
    }

    /** The first values, as a buffer whose position and limit belong to the caller. */
    ByteBuffer first(long length) {
        return bytes.slice(0, Math.toIntExact(length * type.getNumOfBytes())).order(ByteOrder.nativeOrder());
    }

    DataType type() {
        return type;
    }
}
