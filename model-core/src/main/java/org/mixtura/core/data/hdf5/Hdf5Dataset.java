package org.mixtura.core.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A data set of a file that is written, in one piece; its entries are written in order, a few at a time. */
public final class Hdf5Dataset extends Hdf5Object {

    private static final int BLOCK = 1 << 16;

    private final Hdf5Writer file;
    private final Hdf5Type type;
    private final byte[] message;
    private final long[] shape;
    private final long address;
    private final long bytes;
    private final ByteBuffer buffer;
    private long written;

    /**
     * A data set at a place that was taken for it.
     *
     * @param type of its entries; of records, which are written as bytes, that of their first field
     * @param message what the file says of the type
     */
    Hdf5Dataset(Hdf5Writer file, Hdf5Type type, byte[] message, long[] shape, long address, long bytes) {
        this.file = file;
        this.type = type;
        this.message = message.clone();
        this.shape = shape.clone();
        this.address = address;
        this.bytes = bytes;
        this.buffer = ByteBuffer.allocate((int) Math.min(BLOCK, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes the next entries of a type of 4-byte floats. */
    public void write(float[] values, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            room().putFloat(values[i]);
        }
    }

    /** Writes the next entries as whole numbers of the data set's size. */
    public void write(int[] values, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            write(values[i]);
        }
    }

    /** Writes the next entry of a type of whole numbers; higher bits than it has are lost. */
    public void write(long value) throws IOException {
        ByteBuffer to = room();
        switch (type.size()) {
            case 1 -> to.put((byte) value);
            case 2 -> to.putShort((short) value);
            case 4 -> to.putInt((int) value);
            default -> to.putLong(value);
        }
    }

    /** Writes the next entry of a type of decimal numbers. */
    public void write(double value) throws IOException {
        if (type == Hdf5Type.FLOAT32) {
            room().putFloat((float) value);
        } else {
            room().putDouble(value);
        }
    }

    /** Writes the next bytes as they are. */
    public void write(byte[] raw) throws IOException {
        for (byte b : raw) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.put(b);
        }
    }

    private ByteBuffer room() throws IOException {
        if (buffer.remaining() < type.size()) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        if (written + buffer.remaining() > bytes) {
            throw new IllegalStateException("more entries than the data set has");
        }
        file.write(buffer, address + written);
        written += buffer.limit();
        buffer.clear();
    }

    /** Makes sure that all entries are there. */
    void finish() throws IOException {
        flush();
        if (written != bytes) {
            throw new IllegalStateException("%d of %d bytes were written".formatted(written, bytes));
        }
    }

    byte[] message() {
        return message.clone();
    }

    long[] shape() {
        return shape;
    }

    /** Where the entries are; undefined for an empty data set. */
    long address() {
        return bytes == 0 ? Hdf5Writer.UNDEFINED : address;
    }

    long bytes() {
        return bytes;
    }
}
