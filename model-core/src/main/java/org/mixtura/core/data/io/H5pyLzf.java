package org.mixtura.core.data.io;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.util.Arrays;

/**
 * The LZF compression of the Python library h5py, registered for the HDF5 library as a service in place of its own.
 *
 * <p>h5py stores a chunk that does not get smaller as it is and says so in a mask, which the HDF5 library does not hand to
 * filters; and it tells the size of a chunk only for numbers. Both follow from one fact: a chunk that was compressed is
 * smaller than what it unpacks to.
 */
public final class H5pyLzf implements Filter {

    private static final int ID = 32_000;
    private static final int SIZE = 2;

    /** Where the size is not told, a chunk holds references to texts, of 16 bytes each. */
    private static final int REFERENCE = 16;

    private static final int LARGEST_RATIO = 88;

    /** Made by the service loader. */
    public H5pyLzf() {}

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "lzf";
    }

    @Override
    public byte[] decode(byte[] chunk, int[] data) {
        if (data.length > SIZE) {
            // Three bytes become 264 at most; a size beyond that is a lie and must not be allocated.
            if (data[SIZE] < 0 || data[SIZE] / LARGEST_RATIO > chunk.length) {
                throw new HdfFilterException("an LZF chunk cannot have %d bytes".formatted(data[SIZE]));
            }
            return chunk.length == data[SIZE] ? chunk : exactly(data[SIZE], unpack(chunk, data[SIZE]));
        }
        try {
            byte[] unpacked = unpack(chunk, chunk.length * 4);
            if (unpacked.length > chunk.length && unpacked.length % REFERENCE == 0) {
                return unpacked;
            }
        } catch (HdfFilterException asItIs) {
            if (chunk.length % REFERENCE != 0) {
                throw asItIs;
            }
        }
        return chunk;
    }

    private static byte[] exactly(int size, byte[] unpacked) {
        if (unpacked.length != size) {
            throw new HdfFilterException("an LZF chunk has %d instead of %d bytes".formatted(unpacked.length, size));
        }
        return unpacked;
    }

    private static byte[] unpack(byte[] in, int expected) {
        byte[] out = new byte[Math.max(64, expected)];
        int at = 0;
        int filled = 0;
        try {
            while (at < in.length) {
                int control = in[at++] & 0xff;
                if (control < 32) {
                    int length = control + 1;
                    out = room(out, filled + length);
                    System.arraycopy(in, at, out, filled, length);
                    at += length;
                    filled += length;
                    continue;
                }
                int length = control >> 5;
                if (length == 7) {
                    length += in[at++] & 0xff;
                }
                int from = filled - ((control & 0x1f) << 8) - (in[at++] & 0xff) - 1;
                length += 2;
                out = room(out, filled + length);
                // Byte by byte: source and target overlap where a pattern repeats.
                for (int i = 0; i < length; i++) {
                    out[filled++] = out[from + i];
                }
            }
        } catch (IndexOutOfBoundsException damaged) {
            throw new HdfFilterException("an LZF chunk is damaged", damaged);
        }
        return Arrays.copyOf(out, filled);
    }

    private static byte[] room(byte[] out, int wanted) {
        return wanted <= out.length ? out : Arrays.copyOf(out, Math.max(wanted, 2 * out.length));
    }
}
