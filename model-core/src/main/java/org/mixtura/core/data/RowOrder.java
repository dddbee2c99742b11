package org.mixtura.core.data;

import java.util.Arrays;

/** Sorts the entries of one sparse row by column. */
public final class RowOrder {

    private RowOrder() {}

    /**
     * Sorts in place.
     *
     * @param from first entry of the row
     * @param to after its last entry
     * @throws IllegalArgumentException when a column occurs twice
     */
    public static void sort(int[] columns, float[] values, int from, int to) {
        if (isSorted(columns, from, to)) {
            return;
        }
        // The value's bits ride in the lower half of the key, so one primitive sort moves both.
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = (long) columns[i] << 32 | Float.floatToRawIntBits(values[i]) & 0xffffffffL;
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            columns[i] = (int) (keys[i - from] >>> 32);
            values[i] = Float.intBitsToFloat((int) keys[i - from]);
            if (i > from && columns[i] == columns[i - 1]) {
                throw new IllegalArgumentException("gene index " + columns[i] + " occurs twice in one row");
            }
        }
    }

    private static boolean isSorted(int[] columns, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (columns[i] <= columns[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
