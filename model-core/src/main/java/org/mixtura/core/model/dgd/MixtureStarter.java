package org.mixtura.core.model.dgd;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.embed.LabelSpreading;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.Spectral;
import org.mixtura.core.embed.Whitening;

/** Mixtures from clusters of codes: means, variances and shares of the cells of each cluster. */
final class MixtureStarter {

    /** Each cluster's variances are those of so many cells of average spread, too: a cluster of few cells is no point. */
    private static final double SHRINKAGE = 10;

    /** Added to each variance. */
    private static final double FLOOR = 1e-3;

    private static final int RESTARTS = 20;
    private static final int SMALL_CLUSTERS = 3;
    private static final int SMALL_RESTARTS = 5;

    private final MixtureStart start;
    private final long seed;

    MixtureStarter(MixtureStart start, long seed) {
        this.start = start;
        this.seed = seed;
    }

    /** A mixture of so many components over codes. */
    LatentMixture of(FloatMatrix codes, int components) {
        return moments(codes, clusters(codes, components), components);
    }

    /**
     * A mixture whose components belong to types, {@code perType} each, those of type t from {@code t perType} on. Types
     * that are known of some codes only spread to the others along the neighbour graph first; else a few cells would speak
     * for all.
     *
     * @param types the type of each code; negative: not known
     */
    LatentMixture ofTypes(FloatMatrix codes, int[] types, int count, int perType) {
        int[] spread = Arrays.stream(types).allMatch(type -> type >= 0)
                ? types
                : LabelSpreading.usual().spread(whitened(codes, count), types, count);
        int[] cluster = new int[types.length];
        Arrays.fill(cluster, -1);
        for (int type = 0; type < count; type++) {
            int wanted = type;
            int[] rows = IntStream.range(0, types.length)
                    .filter(i -> spread[i] == wanted)
                    .toArray();
            if (rows.length > 0) {
                int[] parts = perType == 1 ? new int[rows.length] : clusters(codes.select(rows), perType);
                for (int i = 0; i < rows.length; i++) {
                    cluster[rows[i]] = type * perType + parts[i];
                }
            }
        }
        return moments(codes, cluster, count * perType);
    }

    private int[] clusters(FloatMatrix codes, int components) {
        return switch (start) {
            case BALL, KMEANS ->
                new KMeans(components, seed, RESTARTS).fit(codes).clusters();
            case GRAPH ->
                Spectral.of(seed)
                        .intoClusters(whitened(codes, components), components)
                        .clusters();
            case NORMALS ->
                new GaussianMixture(components, seed, RESTARTS, 1e-3, true)
                        .fit(codes)
                        .partition()
                        .clusters();
        };
    }

    /** Small clusters first: what differs inside them is noise, whatever the groups are. */
    private FloatMatrix whitened(FloatMatrix codes, int groups) {
        int small = Math.min(SMALL_CLUSTERS * groups, codes.rows());
        return Whitening.within(
                codes, new KMeans(small, seed, SMALL_RESTARTS).fit(codes).clusters());
    }

    private static LatentMixture moments(FloatMatrix codes, int[] cluster, int components) {
        int dimensions = codes.columns();
        double[] sizes = new double[components];
        double[][] means = new double[components][dimensions];
        double[][] squares = new double[components][dimensions];
        double[] pooled = new double[dimensions];
        double used = 0;
        for (int row = 0; row < cluster.length; row++) {
            if (cluster[row] >= 0) {
                used++;
                sizes[cluster[row]]++;
                for (int d = 0; d < dimensions; d++) {
                    means[cluster[row]][d] += codes.at(row, d);
                }
            }
        }
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < dimensions; d++) {
                means[k][d] /= Math.max(1, sizes[k]);
            }
        }
        for (int row = 0; row < cluster.length; row++) {
            for (int d = 0; d < dimensions && cluster[row] >= 0; d++) {
                double off = codes.at(row, d) - means[cluster[row]][d];
                squares[cluster[row]][d] += off * off;
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
