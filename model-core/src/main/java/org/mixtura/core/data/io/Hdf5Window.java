package org.mixtura.core.data.io;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.mixtura.core.data.hdf5.Hdf5Dataset;

/** Looks at a list of a file a piece at a time, so that one longer than memory can be copied. */
final class Hdf5Window {

    private static final int SIZE = 1 << 20;

    private final Hdf5Node list;
    private final long length;
    private Object loaded = new int[0];
    private long first;
    private int count;

    Hdf5Window(Hdf5Node list) throws UnreadableData {
        this.list = list;
        this.length = list.shape()[0];
    }

    /** Writes entries of the list as they are. */
    void copy(long from, long entries, Hdf5Dataset to) throws UnreadableData, IOException {
        for (long at = from; at < from + entries; ) {
            int place = at(at);
            int piece = (int) Math.min(count - place, from + entries - at);
            write(loaded, place, piece, to);
            at += piece;
        }
    }

    /** An entry of a list of whole numbers. */
    long get(long index) throws UnreadableData {
        int place = at(index);
        return switch (loaded) {
            case int[] values -> values[place];
            case long[] values -> values[place];
            default -> Hdf5Arrays.longs(loaded, list)[place];
        };
    }

    /** Writes one entry. */
    void copy(long index, Hdf5Dataset to) throws UnreadableData, IOException {
        // First, as it may load another piece.
        int place = at(index);
        write(loaded, place, 1, to);
    }

    /** Where an entry is in what is loaded. */
    private int at(long index) throws UnreadableData {
        if (index < 0 || index >= length) {
            throw Hdf5Node.damaged("The element %s has no entry %d.".formatted(list.path(), index), null);
        }
        if (index < first || index >= first + count) {
            first = index;
            count = (int) Math.min(SIZE, length - index);
            loaded = list.slice(first, count);
        }
        return (int) (index - first);
    }

    /**
     * Writes entries of an array as the HDF5 library gives it.
     *
     * @param to has the type of the file that the array is of
     */
    static void write(Object array, int from, int count, Hdf5Dataset to) throws IOException {
        for (int i = from; i < from + count; i++) {
            switch (array) {
                case float[] values -> to.write(values[i]);
                case double[] values -> to.write(values[i]);
                case int[] values -> to.write((long) values[i]);
                case long[] values -> to.write(values[i]);
                case short[] values -> to.write((long) values[i]);
                case byte[] values -> to.write((long) values[i]);
                case boolean[] values -> to.write(values[i] ? 1L : 0L);
                case BigInteger[] values -> to.write(values[i].longValue());
                case Object[] names -> to.write(List.of("TRUE", "1").contains(String.valueOf(names[i])) ? 1L : 0L);
                default -> throw new IllegalArgumentException("entries of " + array.getClass());
            }
        }
    }
}
