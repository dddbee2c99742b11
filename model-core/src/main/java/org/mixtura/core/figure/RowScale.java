package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.mixtura.core.group.ExpressionScale;

/**
 * Where values of each row of a table lie on a map of colours.
 *
 * @param low value of the lowest colour, one a row
 * @param high value of the highest colour, one a row
 */
record RowScale(double[] low, double[] high, ColourKey key) {

    /** Standard deviations beyond which all colours are alike. */
    private static final double MOST_Z = 2;

    /**
     * A scale.
     *
     * @param values of a row, all of them
     * @param what is shown, for the key
     */
    static RowScale of(ExpressionScale scale, int rows, IntFunction<DoubleStream> values, List<String> what) {
        double[] low = new double[rows];
        double[] high = new double[rows];
        double most = 0;
        for (int row = 0; row < rows; row++) {
            double[] own = values.apply(row).toArray();
            var summary = Arrays.stream(own).summaryStatistics();
            if (scale == ExpressionScale.Z) {
                double spread = Math.max(1e-9, deviation(own, summary));
                low[row] = summary.getAverage() - MOST_Z * spread;
                high[row] = summary.getAverage() + MOST_Z * spread;
            } else {
                low[row] = Math.min(0, summary.getMin());
                high[row] = Math.max(low[row] + 1e-9, summary.getMax());
                most = Math.max(most, high[row]);
            }
        }
        if (scale == ExpressionScale.LOG) {
            Arrays.fill(high, most);
            Arrays.fill(low, Arrays.stream(low).min().orElse(0));
        }
        return new RowScale(low, high, key(scale, low, most, what));
    }

    /** The scale of means, genes x groups. */
    static RowScale ofMeans(ExpressionScale scale, double[][] mean, String unit) {
        String words =
                switch (scale) {
                    case SHARE -> "as a share of the gene's largest";
                    case Z -> "in standard deviations";
                    case LOG -> unit;
                };
        return of(scale, mean.length, row -> Arrays.stream(mean[row]), List.of("mean of the group,", words));
    }

    private static double deviation(double[] values, DoubleSummaryStatistics summary) {
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - summary.getAverage()) * (v - summary.getAverage()))
                .average()
                .orElse(0));
    }

    private static ColourKey key(ExpressionScale scale, double[] low, double most, List<String> what) {
        return switch (scale) {
            case SHARE -> new ColourKey(ColourMap.VIRIDIS, "0", "1", what);
            case Z ->
                new ColourKey(
                        ColourMap.BLUE_RED,
                        String.format(Locale.ROOT, "−%.0f", MOST_Z),
                        String.format(Locale.ROOT, "+%.0f", MOST_Z),
                        what);
            case LOG -> new ColourKey(ColourMap.VIRIDIS, brief(low.length == 0 ? 0 : low[0]), brief(most), what);
        };
    }

    private static String brief(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The colour of a value in a row, {@code 0xAARRGGBB}. */
    int colour(int row, double value) {
        return key.map().colour((value - low[row]) / (high[row] - low[row]));
    }
}
