package org.mixtura.core.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.embed.Neighbours;
import smile.math.special.Gamma;

/**
 * The k-nearest-neighbour batch effect test (Buettner et al., Nature Methods 16, 43, 2019): for each cell, Pearson's
 * chi-squared test of the batches of its neighbourhood against those of all cells.
 *
 * @param pValues one a cell, to nine decimals
 */
public record Kbet(double[] pValues) {

    private static final double LEVEL = 0.05;
    private static final int FEWEST = 10;
    private static final int MOST = 70;

    /** The size of a neighbourhood, the cell itself counted: a quarter of the mean batch, 10 to 70 (Luecken 2022). */
    public static int neighbourhood(int cells, int batches) {
        return Math.min(cells, Math.clamp(cells / batches / 4, FEWEST, MOST));
    }

    /**
     * Tests every cell.
     *
     * @param neighbours of all cells; the neighbourhood of a cell is the cell itself and its neighbours
     * @param batch code of each cell's batch, 0 or above
     * @throws IllegalArgumentException when there are fewer than two batches
     */
    public static Kbet of(Neighbours neighbours, int[] batch) {
        if (neighbours.index().length != batch.length) {
            throw new IllegalArgumentException(neighbours.index().length + " cells, " + batch.length + " batches");
        }
        double[] share = new double[Arrays.stream(batch).max().orElse(-1) + 1];
        for (int code : batch) {
            share[code] += 1.0 / batch.length;
        }
        int batches = (int) Arrays.stream(share).filter(s -> s > 0).count();
        if (batches < 2) {
            throw new IllegalArgumentException("mixing needs at least two batches");
        }
        double[] pValues = new double[batch.length];
        Arrays.parallelSetAll(pValues, i -> {
            int[] index = neighbours.index()[i];
            int[] around = IntStream.concat(IntStream.of(i), Arrays.stream(index))
                    .map(j -> batch[j])
                    .toArray();
            return tail(statistic(around, share), batches - 1);
        });
        return new Kbet(pValues);
    }

    /** The share of cells whose neighbourhood looks like all cells, at the level 0.05: 1 for mixed, 0 for separated. */
    public double acceptance() {
        return Arrays.stream(pValues).filter(p -> p >= LEVEL).count() / (double) pValues.length;
    }

    /** Pearson's statistic: sum over batches of (observed - expected)^2 / expected. */
    private static double statistic(int[] around, double[] share) {
        int[] observed = new int[share.length];
        for (int batch : around) {
            observed[batch]++;
        }
        double sum = 0;
        for (int b = 0; b < share.length; b++) {
            if (share[b] > 0) {
                double expected = share[b] * around.length;
                sum += (observed[b] - expected) * (observed[b] - expected) / expected;
            }
        }
        return sum;
    }

    /** The probability that a chi-squared variable exceeds a value. */
    static double tail(double value, int degreesOfFreedom) {
        return value <= 0 ? 1 : Gamma.regularizedUpperIncompleteGamma(degreesOfFreedom / 2.0, value / 2);
    }
}
