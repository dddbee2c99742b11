package org.mixtura.core.model.dgd;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.embed.KMeans;
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
     * A mixture whose components belong to types, {@code perType} each, those of type t from {@code t perType} on.
     *
     * Where some types are not known, groups of all codes are found first, and each type gets the group that holds most of
     * its known cells; else a few known cells would speak for all.
     *
     * @param types the type of each code; negative: not known
     */
    LatentMixture ofTypes(FloatMatrix codes, int[] types, int count, int perType) {
        int[] cluster = new int[types.length];
        Arrays.fill(cluster, -1);
        if (perType == 1 && Arrays.stream(types).anyMatch(type -> type < 0)) {
            int[] groups = clusters(codes, count);
            int[] typeOf = typesOfGroups(groups, types, count);
            Arrays.setAll(cluster, i -> typeOf[groups[i]]);
        }
        for (int type = 0; type < count; type++) {
            int wanted = type;
            int[] rows = IntStream.range(0, types.length)
                    .filter(i -> types[i] == wanted)
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

    /** A different type for each group, those that share most known cells first. */
    private static int[] typesOfGroups(int[] groups, int[] types, int count) {
        int[][] shared = new int[count][count];
        for (int i = 0; i < groups.length; i++) {
            if (types[i] >= 0) {
                shared[groups[i]][types[i]]++;
            }
        }
        int[] typeOf = new int[count];
        Arrays.fill(typeOf, -1);
        boolean[] given = new boolean[count];
        for (int round = 0; round < count; round++) {
            int group = -1;
            int type = -1;
            for (int g = 0; g < count; g++) {
                for (int t = 0; t < count; t++) {
                    boolean free = typeOf[g] < 0 && !given[t];
                    if (free && (group < 0 || shared[g][t] > shared[group][type])) {
                        group = g;
                        type = t;
                    }
                }
            }
            typeOf[group] = type;
            given[type] = true;
        }
        return typeOf;
    }

    private int[] clusters(FloatMatrix codes, int components) {
        return switch (start) {
            case BALL, KMEANS ->
                new KMeans(components, seed, RESTARTS).fit(codes).clusters();
            case GRAPH -> {
                // Small clusters first: what differs inside them is noise, whatever the groups are.
                int small = Math.min(SMALL_CLUSTERS * components, codes.rows());
                int[] parts = new KMeans(small, seed, SMALL_RESTARTS).fit(codes).clusters();
                yield Spectral.of(seed)
                        .intoClusters(Whitening.within(codes, parts), components)
                        .clusters();
            }
            case NORMALS ->
                new GaussianMixture(components, seed, RESTARTS, 1e-3, true)
                        .fit(codes)
                        .partition()
                        .clusters();
        };
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
