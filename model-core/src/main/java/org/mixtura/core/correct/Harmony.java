package org.mixtura.core.correct;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * Harmony (Korsunsky et al., Nature Methods 16, 2019): soft clusters on the sphere that are fined for holding few batches,
 * and a linear correction of each batch inside each cluster, in turns until neither changes much.
 *
 * <pre>
 * minimise over R, Y:  sum_ik R_ik 2 (1 - Y_k' z_i / |z_i|) + sigma sum R log R + sigma theta sum_ik R_ik log (O_kb + 1) / (E_kb + 1)
 * O_kb = sum of R over the points of batch b;  E_kb = what batches of these sizes would have by chance
 * then  z_i = z_i(first) - sum_k R_ik beta_kb,  beta from ridge regression with an intercept, penalty lambda on the batches
 * </pre>
 *
 * The batches are one of so many, so the regression has a closed form: no matrix is inverted.
 *
 * @param theta how hard clusters of few batches are fined
 * @param sigma width of soft clusters
 * @param lambda penalty of the regression
 * @param rounds at most so many turns
 * @param seed of the first clusters and of the order of points
 */
public record Harmony(double theta, double sigma, double lambda, int rounds, long seed) {

    private static final int MOST_CLUSTERS = 100;
    private static final int POINTS_PER_CLUSTER = 30;
    private static final double SMALL_CHANGE = 1e-4;

    /** The values of the published package. */
    public static Harmony withSeed(long seed) {
        return new Harmony(2, 0.1, 1, 10, seed);
    }

    /**
     * Corrects points.
     *
     * @param points points x dimensions, all finite
     * @param batch code of each point's batch; below 0: unknown, and then the point stays where it is
     * @param cancelled asked now and then
     * @return of the same shape; the points themselves where there are fewer than two batches; empty when cancelled
     */
    public Optional<FloatMatrix> correct(FloatMatrix points, int[] batch, BooleanSupplier cancelled) {
        int[] known =
                IntStream.range(0, batch.length).filter(i -> batch[i] >= 0).toArray();
        int[] levels =
                Arrays.stream(known).map(i -> batch[i]).distinct().sorted().toArray();
        if (levels.length < 2) {
            return Optional.of(points);
        }
        int[] batches = Arrays.stream(known)
                .map(i -> Arrays.binarySearch(levels, batch[i]))
                .toArray();
        var cells = points.select(known);
        int clusters = Math.clamp(Math.round((double) known.length / POINTS_PER_CLUSTER), 2, MOST_CLUSTERS);
        double[][] first = cells.toDoubleRows();
        double[][] moved = cells.toDoubleRows();
        var soft = SoftClusters.start(this, first, batches, levels.length, clusters);
        double before = soft.objective();
        for (int round = 0; round < rounds; round++) {
            if (!soft.settle(cancelled)) {
                return Optional.empty();
            }
            // Before the points move: moved ones lie off their centres, which would look like getting worse.
            double now = soft.objective();
            moved = regressed(first, soft, batches);
            soft.move(moved);
            if (before - now < SMALL_CHANGE * Math.abs(before)) {
                break;
            }
            before = now;
        }
        return Optional.of(replaced(points, known, moved));
    }

    /** The first points less what is peculiar to their batch, cluster by cluster. */
    private double[][] regressed(double[][] first, SoftClusters soft, int[] batches) {
        double[][] moved = Arrays.stream(first).map(double[]::clone).toArray(double[][]::new);
        int dimensions = first[0].length;
        for (int k = 0; k < soft.clusters(); k++) {
            double[][] sums = new double[soft.batches()][dimensions];
            double[] sizes = new double[soft.batches()];
            for (int i = 0; i < first.length; i++) {
                double r = soft.membership(i, k);
                sizes[batches[i]] += r;
                for (int d = 0; d < dimensions; d++) {
                    sums[batches[i]][d] += r * first[i][d];
                }
            }
            double[][] beta = effects(sums, sizes);
            for (int i = 0; i < first.length; i++) {
                double r = soft.membership(i, k);
                for (int d = 0; d < dimensions; d++) {
                    moved[i][d] -= r * beta[batches[i]][d];
                }
            }
        }
        return moved;
    }

    /**
     * The effect of each batch on the points of a cluster: beta_b = (t_b - n_b beta_0) / (n_b + lambda) and, put into the
     * equation of the intercept, beta_0 sum_b n_b lambda / (n_b + lambda) = sum_b t_b lambda / (n_b + lambda).
     *
     * @param sums t, weighted sums of the points, batches x dimensions
     * @param sizes n, weights of the batches
     */
    private double[][] effects(double[][] sums, double[] sizes) {
        double[][] beta = new double[sums.length][sums[0].length];
        double weight = 0;
        for (double size : sizes) {
            weight += size * lambda / (size + lambda);
        }
        for (int d = 0; d < sums[0].length && weight > 0; d++) {
            double intercept = 0;
            for (int b = 0; b < sizes.length; b++) {
                intercept += sums[b][d] * lambda / (sizes[b] + lambda) / weight;
            }
            for (int b = 0; b < sizes.length; b++) {
                beta[b][d] = (sums[b][d] - sizes[b] * intercept) / (sizes[b] + lambda);
            }
        }
        return beta;
    }

    private static FloatMatrix replaced(FloatMatrix points, int[] known, double[][] moved) {
        float[] values = points.values().clone();
        int dimensions = points.columns();
        for (int i = 0; i < known.length; i++) {
            for (int d = 0; d < dimensions; d++) {
                values[known[i] * dimensions + d] = (float) moved[i][d];
            }
        }
        return new FloatMatrix(points.rows(), dimensions, values);
    }
}
