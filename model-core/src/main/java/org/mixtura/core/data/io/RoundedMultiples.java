package org.mixtura.core.data.io;

import java.util.Arrays;

/**
 * Whether the values of a cell are whole multiples of one number that were rounded to a few decimals when they were written
 * as text: counts per ten thousand with two decimals are.
 */
final class RoundedMultiples {

    private static final int MOST_DECIMALS = 4;

    /** How near to a decimal number a value in single precision is, as a share of the value. */
    private static final double SINGLE = 1e-6;

    /** Values that are multiples by chance this rarely are so by their making. */
    private static final double CHANCE = 1e-4;

    /** Beyond this uncertainty a value is near to some multiple anyway. */
    private static final double TELLS = 0.5;

    private RoundedMultiples() {}

    /**
     * Narrows down the number of which all are multiples, from the smallest value on: that one is known up to the rounding,
     * and each larger one knows it better.
     *
     * @param row the values of a cell, from 0 to {@code length}
     */
    static boolean are(float[] row, int length) {
        double half = halfStep(row, length);
        float[] sorted = Arrays.copyOf(row, length);
        Arrays.sort(sorted);
        if (Double.isNaN(half) || length == 0 || sorted[0] <= half) {
            return false;
        }
        double low = sorted[0] - half;
        double high = sorted[0] + half;
        double chance = 1;
        for (int i = 1; i < length; i++) {
            double multiple = Math.rint(sorted[i] / ((low + high) / 2));
            double unsure = (2 * half + (high - low) * multiple) / ((low + high) / 2);
            if (sorted[i] == sorted[i - 1] || unsure > TELLS) {
                continue;
            }
            low = Math.max(low, (sorted[i] - half) / multiple);
            high = Math.min(high, (sorted[i] + half) / multiple);
            chance *= unsure;
            if (low > high) {
                return false;
            }
        }
        return chance < CHANCE;
    }

    /** Half of the last decimal place that the values have; NaN where they have too many. */
    private static double halfStep(float[] row, int length) {
        double step = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++, step /= 10) {
            boolean all = true;
            for (int i = 0; i < length && all; i++) {
                double steps = row[i] / step;
                all = Math.abs(steps - Math.rint(steps)) * step <= SINGLE * Math.max(1, row[i]) && steps * SINGLE < 1;
            }
            if (all) {
                return step / 2 * (1 + 1e-3);
            }
        }
        return Double.NaN;
    }
}
