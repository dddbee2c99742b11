package org.mixtura.ui.dataset;

import java.util.Arrays;

/**
 * How many values fall into bins that are equally wide on a log10 axis; zeros are counted apart.
 *
 * @param counts values per bin
 * @param min lower edge of the first bin
 * @param max upper edge of the last bin
 * @param zeros values that are zero
 */
record Histogram(int[] counts, double min, double max, int zeros) {

    /** The histogram of values that are not negative. */
    static Histogram of(double[] values, int bins) {
        double[] positive = Arrays.stream(values).filter(v -> v > 0).toArray();
        int zeros = values.length - positive.length;
        if (positive.length == 0) {
            return new Histogram(new int[bins], 1, 10, zeros);
        }
        double low = Math.log10(Arrays.stream(positive).min().orElse(1));
        double high = Math.log10(Arrays.stream(positive).max().orElse(1));
        double width = high > low ? (high - low) / bins : 1;
        int[] counts = new int[bins];
        for (double v : positive) {
            counts[Math.min(bins - 1, (int) ((Math.log10(v) - low) / width))]++;
        }
        return new Histogram(counts, Math.pow(10, low), Math.pow(10, low + width * bins), zeros);
    }

    /** The largest bin. */
    int highest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** Lower edge of a bin; of the bin after the last, the upper edge of the last. */
    double edge(int bin) {
        return Math.pow(10, Math.log10(min) + (Math.log10(max) - Math.log10(min)) * bin / counts.length);
    }
}
