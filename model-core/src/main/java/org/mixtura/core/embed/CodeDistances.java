package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * How far places of a latent space are from cells: the mean Euclidean distance to the nearest few of them. Every pair is measured, so
 * time goes with places times cells.
 */
public final class CodeDistances {

    private static final int NEAREST = 5;
    private static final double FAR = 0.99;

    private final FloatMatrix cells;

    /** @param cells codes, cells x dimensions */
    public CodeDistances(FloatMatrix cells) {
        this.cells = cells;
    }

    /**
     * A place.
     *
     * @param distance mean of the distances to the five nearest cells, or to all where there are fewer
     * @param nearest row of the nearest cell
     */
    public record Near(double distance, int nearest) {}

    /**
     * Mean distances of cells to their nearest other cells.
     *
     * @param median of cells
     * @param far beyond which one cell in a hundred is
     */
    public record Usual(double median, double far) {}

    /** How far some of the cells are from others. */
    public Usual usual(int[] chosen) {
        double[] own = among(chosen);
        return new Usual(own[own.length / 2], own[(int) Math.min(own.length - 1, Math.ceil(FAR * own.length))]);
    }

    /**
     * Measures places.
     *
     * @param places places x dimensions
     */
    public Near[] of(FloatMatrix places) {
        return IntStream.range(0, places.rows())
                .parallel()
                .mapToObj(place -> near(places, place, -1))
                .toArray(Near[]::new);
    }

    /** Distances of some of the cells from others, ascending. */
    double[] among(int[] chosen) {
        return Arrays.stream(chosen)
                .parallel()
                .mapToDouble(cell -> near(cells, cell, cell).distance)
                .sorted()
                .toArray();
    }

    private Near near(FloatMatrix places, int place, int leftOut) {
        double[] least = new double[NEAREST];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        int nearest = -1;
        for (int cell = 0; cell < cells.rows(); cell++) {
            if (cell == leftOut) {
                continue;
            }
            double squares = 0;
            for (int d = 0; d < cells.columns() && squares < least[NEAREST - 1]; d++) {
                double off = (double) places.at(place, d) - cells.at(cell, d);
                squares += off * off;
            }
            if (squares < least[0]) {
                nearest = cell;
            }
            insert(least, squares);
        }
        return new Near(
                Arrays.stream(least)
                        .filter(Double::isFinite)
                        .map(Math::sqrt)
                        .average()
                        .orElse(Double.NaN),
                nearest);
    }

    private static void insert(double[] least, double value) {
        int at = NEAREST - 1;
        if (value >= least[at]) {
            return;
        }
        while (at > 0 && least[at - 1] > value) {
            least[at] = least[at - 1];
            at--;
        }
        least[at] = value;
    }
}
