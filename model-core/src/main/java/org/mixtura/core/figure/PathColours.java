package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.group.ExpressionScale;

/**
 * Expression of genes along strips as colours.
 *
 * @param strips genes x strips x steps, as they are coloured
 */
record PathColours(double[][][] strips, RowScale scale) {

    /**
     * The colours of a scale.
     *
     * @param values genes x strips x steps, as decoded
     * @param words what the scale is, for the key
     */
    static PathColours of(PathScale scale, double[][][] values, List<String> words) {
        return switch (scale) {
            case CHANGE -> ofChange(sinceTheStart(values), words);
            case SHARE -> of(ExpressionScale.SHARE, values, words);
            case Z -> of(ExpressionScale.Z, values, words);
            case LOG -> of(ExpressionScale.LOG, values, words);
        };
    }

    private static PathColours of(ExpressionScale scale, double[][][] values, List<String> words) {
        return new PathColours(
                values,
                RowScale.of(
                        scale,
                        values.length,
                        row -> Arrays.stream(values[row]).flatMapToDouble(Arrays::stream),
                        words));
    }

    private static double[][][] sinceTheStart(double[][][] values) {
        return Arrays.stream(values)
                .map(strips -> Arrays.stream(strips)
                        .map(strip ->
                                Arrays.stream(strip).map(v -> v - strip[0]).toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static PathColours ofChange(double[][][] changes, List<String> words) {
        double most = Arrays.stream(changes)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        double[] low = new double[changes.length];
        double[] high = new double[changes.length];
        Arrays.fill(low, -Math.max(1e-9, most));
        Arrays.fill(high, Math.max(1e-9, most));
        String end = String.format(Locale.ROOT, most < 0.1 ? "%.1g" : "%.1f", most);
        return new PathColours(
                changes, new RowScale(low, high, new ColourKey(ColourMap.BLUE_RED, "−" + end, "+" + end, words)));
    }

    /** The colour of a gene at a share of a strip, {@code 0xAARRGGBB}. */
    int colour(int gene, int strip, double share) {
        double[] row = strips[gene][strip];
        double place = share * (row.length - 1);
        int below = (int) Math.min(row.length - 2, Math.floor(place));
        return scale.colour(gene, row[below] + (place - below) * (row[below + 1] - row[below]));
    }
}
