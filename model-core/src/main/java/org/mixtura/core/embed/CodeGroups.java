package org.mixtura.core.embed;

import org.mixtura.core.data.FloatMatrix;

/**
 * Groups of latent codes by their neighbour graph, and the mixture of normal distributions with which groups begin. The
 * codes are turned and scaled first by the scatter inside small clusters: what differs there is noise, whatever the groups
 * are.
 */
public final class CodeGroups {

    /** Each group's variances are those of so many cells of average spread, too: a group of few cells is no point. */
    private static final double SHRINKAGE = 10;

    /** Added to each variance. */
    private static final double FLOOR = 1e-3;

    private static final int SMALL_CLUSTERS = 3;
    private static final int SMALL_RESTARTS = 5;

    private CodeGroups() {}

    /** Codes scaled so that small clusters, three for each group, are round. */
    public static FloatMatrix whitened(FloatMatrix codes, int groups, long seed, Pulse pulse) {
        int small = Math.min(SMALL_CLUSTERS * groups, codes.rows());
        return Whitening.within(
                codes, new KMeans(small, seed, SMALL_RESTARTS).fit(codes, pulse).clusters());
    }

    /** The group of each code by spectral clustering of the graph of whitened neighbours. */
    public static int[] of(FloatMatrix codes, int groups, long seed, Pulse pulse) {
        return Spectral.of(seed)
                .intoClusters(whitened(codes, groups, seed, pulse.part(0, 0.2)), groups, pulse.part(0.2, 1))
                .clusters();
    }

    /**
     * One component for each group: mean, variances and share of its codes. A group without codes begins at the mean of all.
     *
     * @param group of each code; negative: none
     * @param groups how many there are, some perhaps without codes
     */
    public static LatentMixture mixture(FloatMatrix codes, int[] group, int groups) {
        int dimensions = codes.columns();
        double[] sizes = new double[groups];
        double[][] means = new double[groups][dimensions];
        double[][] squares = new double[groups][dimensions];
        double[] pooled = new double[dimensions];
        double used = 0;
        for (int row = 0; row < group.length; row++) {
            if (group[row] >= 0) {
                used++;
                sizes[group[row]]++;
                for (int d = 0; d < dimensions; d++) {
                    means[group[row]][d] += codes.at(row, d);
                }
            }
        }
        double[] middle = new double[dimensions];
        for (double[] sum : means) {
            for (int d = 0; d < dimensions; d++) {
                middle[d] += sum[d] / Math.max(1, used);
            }
        }
        for (int k = 0; k < groups; k++) {
            for (int d = 0; d < dimensions; d++) {
                means[k][d] = sizes[k] > 0 ? means[k][d] / sizes[k] : middle[d];
            }
        }
        for (int row = 0; row < group.length; row++) {
            for (int d = 0; d < dimensions && group[row] >= 0; d++) {
                double off = codes.at(row, d) - means[group[row]][d];
                squares[group[row]][d] += off * off;
                pooled[d] += off * off / used;
            }
        }
        return mixture(sizes, means, squares, pooled, used);
    }

    private static LatentMixture mixture(
            double[] sizes, double[][] means, double[][] squares, double[] pooled, double used) {
        int components = sizes.length;
        int dimensions = pooled.length;
        double[] logWeights = new double[components];
        float[] mean = new float[components * dimensions];
        float[] logPrecision = new float[mean.length];
        for (int k = 0; k < components; k++) {
            // A cluster without cells counts as half a one.
            logWeights[k] = Math.log(Math.max(0.5, sizes[k]) / Math.max(1, used));
            for (int d = 0; d < dimensions; d++) {
                double variance = (squares[k][d] + SHRINKAGE * pooled[d]) / (sizes[k] + SHRINKAGE);
                mean[k * dimensions + d] = (float) means[k][d];
                logPrecision[k * dimensions + d] = (float) -Math.log(variance + FLOOR);
            }
        }
        return new LatentMixture(
                logWeights,
                new FloatMatrix(components, dimensions, mean),
                new FloatMatrix(components, dimensions, logPrecision));
    }
}
