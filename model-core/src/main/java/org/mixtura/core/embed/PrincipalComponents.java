package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;

/**
 * The directions in which log counts vary most, found by subspace iteration with a few directions to spare (Halko,
 * Martinsson and Tropp, SIAM Review 53, 2011) on the sparse rows: the matrix is never centred or filled in memory. Counts
 * are taken per median total of a cell: log(1 + x median / total).
 */
public final class PrincipalComponents {

    private static final int SPARE = 10;
    private static final int ITERATIONS = 20;

    private final SparseLogs all;
    private final double[] mean;
    private final double[][] directions;

    private PrincipalComponents(SparseLogs all, double[] mean, double[][] directions) {
        this.all = all;
        this.mean = mean;
        this.directions = directions;
    }

    /**
     * Finds directions.
     *
     * @param counts all cells x genes
     * @param cells those that the directions are found from
     * @param count how many directions; where there are fewer, the rest are zeros
     * @param random of the start; the directions do not depend on it beyond rounding
     */
    public static PrincipalComponents of(CountMatrix counts, int[] cells, int count, RandomGenerator random) {
        var logs = SparseLogs.of(counts, cells);
        double[] mean = logs.mean(cells);
        int width = Math.min(count + SPARE, Math.min(cells.length, counts.genes()));
        double[][] basis = new double[width][counts.genes()];
        for (double[] direction : basis) {
            Arrays.setAll(direction, _ -> random.nextGaussian());
        }
        Orthonormal.rows(basis);
        for (int i = 0; i < ITERATIONS; i++) {
            basis = logs.backProjected(cells, mean, basis);
            Orthonormal.rows(basis);
        }
        return new PrincipalComponents(logs, mean, ritz(logs, cells, mean, basis, count));
    }

    /** Coordinates of all cells, cells x directions; in each direction the greatest loading is positive. */
    public FloatMatrix project() {
        int width = directions.length;
        float[] values = new float[Math.multiplyExact(all.cells(), width)];
        for (int cell = 0; cell < all.cells(); cell++) {
            double[] coordinates = all.coordinates(cell, mean, directions);
            for (int d = 0; d < width; d++) {
                values[cell * width + d] = (float) coordinates[d];
            }
        }
        return new FloatMatrix(all.cells(), width, values);
    }

    /** Turns a basis of the subspace into the principal directions inside it (Rayleigh and Ritz). */
    private static double[][] ritz(SparseLogs logs, int[] cells, double[] mean, double[][] basis, int count) {
        int width = basis.length;
        double[][] covariance = new double[width][width];
        for (int cell : cells) {
            double[] y = logs.coordinates(cell, mean, basis);
            for (int a = 0; a < width; a++) {
                for (int b = 0; b < width; b++) {
                    covariance[a][b] += y[a] * y[b] / cells.length;
                }
            }
        }
        double[][] rotation = SymmetricMatrix.eigenvectors(covariance);
        double[][] directions = new double[count][mean.length];
        for (int d = 0; d < Math.min(count, width); d++) {
            for (int b = 0; b < width; b++) {
                for (int gene = 0; gene < mean.length; gene++) {
                    directions[d][gene] += rotation[b][d] * basis[b][gene];
                }
            }
            makePositive(directions[d]);
        }
        return directions;
    }

    private static void makePositive(double[] direction) {
        double greatest = 0;
        for (double x : direction) {
            greatest = Math.abs(x) > Math.abs(greatest) ? x : greatest;
        }
        double sign = greatest < 0 ? -1 : 1;
        Arrays.setAll(direction, i -> sign * direction[i]);
    }

    /** Sparse rows of log counts. */
    private record SparseLogs(int genesAll, int[] starts, int[] genes, double[] values) {

        static SparseLogs of(CountMatrix counts, int[] cells) {
            double[] totals = counts.librarySizes();
            double[] chosen =
                    Arrays.stream(cells).mapToDouble(c -> totals[c]).sorted().toArray();
            double median = chosen.length == 0 ? 1 : chosen[chosen.length / 2];
            int[] starts = new int[counts.cells() + 1];
            int[] genes = new int[Math.toIntExact(counts.nonZeros())];
            float[] raw = new float[genes.length];
            double[] values = new double[genes.length];
            for (int cell = 0; cell < counts.cells(); cell++) {
                starts[cell + 1] = starts[cell] + counts.copyRow(cell, genes, raw, starts[cell]);
                for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                    values[i] = Math.log1p(raw[i] * median / totals[cell]);
                }
            }
            return new SparseLogs(counts.genes(), starts, genes, values);
        }

        int cells() {
            return starts.length - 1;
        }

        double[] mean(int[] of) {
            double[] mean = new double[genesAll];
            for (int cell : of) {
                for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                    mean[genes[i]] += values[i] / of.length;
                }
            }
            return mean;
        }

        /** (row - mean) times each direction. */
        double[] coordinates(int cell, double[] mean, double[][] directions) {
            double[] y = new double[directions.length];
            for (int d = 0; d < y.length; d++) {
                double[] direction = directions[d];
                double sum = -Orthonormal.dot(mean, direction);
                for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                    sum += values[i] * direction[genes[i]];
                }
                y[d] = sum;
            }
            return y;
        }

        /** The covariance of the chosen rows times each direction. */
        double[][] backProjected(int[] of, double[] mean, double[][] directions) {
            double[][] next = new double[directions.length][genesAll];
            double[] offsets = new double[directions.length];
            double[] total = new double[directions.length];
            Arrays.setAll(offsets, d -> Orthonormal.dot(mean, directions[d]));
            for (int cell : of) {
                for (int d = 0; d < directions.length; d++) {
                    double y = -offsets[d];
                    for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                        y += values[i] * directions[d][genes[i]];
                    }
                    for (int i = starts[cell]; i < starts[cell + 1]; i++) {
                        next[d][genes[i]] += y * values[i];
                    }
                    total[d] += y;
                }
            }
            for (int d = 0; d < directions.length; d++) {
                for (int gene = 0; gene < genesAll; gene++) {
                    next[d][gene] -= total[d] * mean[gene];
                }
            }
            return next;
        }
    }
}
