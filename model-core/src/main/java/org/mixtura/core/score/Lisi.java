package org.mixtura.core.score;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.embed.Neighbours;

/**
 * The local inverse Simpson's index (Korsunsky et al., Nature Methods 16, 1289, 2019): how many groups a cell's
 * neighbours effectively come from, 1 to the number of groups. With batches as groups it is called iLISI and should be
 * high, with cell types cLISI and should be 1.
 *
 * <p>Neighbours weigh {@code exp(-beta distance)}, with beta such that the weights have the wished perplexity. As in the
 * authors' program the distance is not squared there, though the paper speaks of Gaussian kernels; published values are
 * of this kind.
 *
 * @param cells one value a cell
 * @param groups how many groups have cells
 */
public record Lisi(double[] cells, int groups) {

    /** The authors' perplexity. */
    public static final double PERPLEXITY = 30;

    private static final int BISECTIONS = 50;
    private static final double TOLERANCE = 1e-5;

    /** How many neighbours to take: 90 cells, itself among them, as the authors count; fewer in smaller data. */
    public static int neighbours(int cells) {
        return Math.min((int) (3 * PERPLEXITY) - 1, cells - 1);
    }

    /**
     * Measures each cell. Where there are not enough neighbours for the perplexity, all weigh the same.
     *
     * @param neighbours of all cells
     * @param group code of each cell's group, 0 or above
     */
    public static Lisi of(Neighbours neighbours, int[] group, double perplexity) {
        if (neighbours.index().length != group.length) {
            throw new IllegalArgumentException(neighbours.index().length + " cells, " + group.length + " groups");
        }
        int codes = Arrays.stream(group).max().orElse(-1) + 1;
        double[] cells = new double[group.length];
        IntStream.range(0, cells.length).parallel().forEach(i -> {
            double[] weights = weights(neighbours.distance()[i], perplexity);
            double[] share = new double[codes];
            for (int j = 0; j < weights.length; j++) {
                share[group[neighbours.index()[i][j]]] += weights[j];
            }
            cells[i] = 1 / Arrays.stream(share).map(p -> p * p).sum();
        });
        return new Lisi(cells, (int) Arrays.stream(group).distinct().count());
    }

    /** The median over the cells. */
    public double median() {
        double[] sorted = cells.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median as a share of what is possible: 0 for separated groups, 1 for perfectly mixed ones (Luecken 2022). */
    public double mixing() {
        return (median() - 1) / (groups - 1);
    }

    /** The opposite of {@link #mixing}: 1 for separated groups. */
    public double separation() {
        return 1 - mixing();
    }

    /** Weights that sum to 1 and whose entropy is the logarithm of the perplexity. */
    private static double[] weights(double[] distances, double perplexity) {
        double nearest = Arrays.stream(distances).min().orElse(0);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        double[] weights = new double[distances.length];
        if (perplexity >= distances.length) {
            Arrays.fill(weights, 1.0 / weights.length);
            return weights;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double sum = 0;
            double moment = 0;
            for (int j = 0; j < weights.length; j++) {
                // Counted from the nearest neighbour, the sum never vanishes, and the weights stay the same.
                double beyond = distances[j] - nearest;
                weights[j] = Math.exp(-beta * beyond);
                sum += weights[j];
                moment += weights[j] * beyond;
            }
            double entropy = Math.log(sum) + beta * moment / sum;
            for (int j = 0; j < weights.length; j++) {
                weights[j] /= sum;
            }
            double excess = entropy - Math.log(perplexity);
            if (Math.abs(excess) < TOLERANCE) {
                break;
            }
            if (excess > 0) {
                low = beta;
            } else {
                high = beta;
            }
            beta = Double.isInfinite(high) ? beta * 2 : (low + high) / 2;
        }
        return weights;
    }
}
