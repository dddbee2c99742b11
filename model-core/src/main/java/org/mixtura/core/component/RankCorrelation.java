package org.mixtura.core.component;

import java.util.Arrays;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /** Between -1 and 1; 0 when one of the two never varies. */
    public static double of(float[] a, float[] b) {
        return ofRanks(ranks(a), ranks(b));
    }

    /** The same from ranks that {@link #ranks} gave: cheaper for many pairs. */
    public static double ofRanks(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " values");
        }
        double mean = (a.length + 1) / 2.0;
        double product = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - mean) * (b[i] - mean);
            squaresA += (a[i] - mean) * (a[i] - mean);
            squaresB += (b[i] - mean) * (b[i] - mean);
        }
        return squaresA == 0 || squaresB == 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
    }

    /**
     * Ranks from 1.
     *
     * @throws IllegalArgumentException when a value is NaN, which has no rank
     */
    public static double[] ranks(float[] values) {
        // A value and its place in one number, whose order is that of the values.
        long[] order = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                throw new IllegalArgumentException("value " + i + " is NaN");
            }
            // Zero has two signs and is one value.
            int bits = Float.floatToIntBits(values[i] + 0f);
            order[i] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && order[to] >> Integer.SIZE == order[from] >> Integer.SIZE) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[(int) order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
