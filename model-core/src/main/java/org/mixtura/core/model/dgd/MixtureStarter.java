package org.mixtura.core.model.dgd;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeGroups;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.embed.LabelSpreading;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.Pulse;

/**
 * Mixtures from clusters of codes: means, variances and shares of the cells of each cluster. Plain numbers only, for any
 * thread.
 *
 * @param restarts how often k-means and normals are tried
 */
record MixtureStarter(MixtureStart start, long seed, int restarts) {

    private static final int RESTARTS = 20;

    static MixtureStarter of(MixtureStart start, long seed) {
        return new MixtureStarter(start, seed, RESTARTS);
    }

    /** The clusters that are found soonest, for a run that somebody wants to end. */
    static MixtureStarter quick(long seed) {
        return new MixtureStarter(MixtureStart.KMEANS, seed, 1);
    }

    /** A mixture of so many components over codes. */
    LatentMixture of(FloatMatrix codes, int components, Pulse pulse) {
        return CodeGroups.mixture(codes, clusters(codes, components, pulse), components);
    }

    /**
     * A mixture whose components belong to types, {@code perType} each, those of type t from {@code t perType} on. Types
     * that are known of some codes only spread to the others along the neighbour graph first; else a few cells would speak
     * for all.
     *
     * @param types the type of each code; negative: not known
     */
    LatentMixture ofTypes(FloatMatrix codes, int[] types, int count, int perType, Pulse pulse) {
        int[] spread = Arrays.stream(types).allMatch(type -> type >= 0)
                ? types
                : LabelSpreading.usual()
                        .spread(
                                CodeGroups.whitened(codes, count, seed, pulse.part(0, 0.2)),
                                types,
                                count,
                                pulse.part(0.2, 0.5));
        int[] cluster = new int[types.length];
        Arrays.fill(cluster, -1);
        for (int type = 0; type < count; type++) {
            int wanted = type;
            int[] rows = IntStream.range(0, types.length)
                    .filter(i -> spread[i] == wanted)
                    .toArray();
            if (rows.length > 0) {
                var own = pulse.part(0.5 + 0.5 * type / count, 0.5 + 0.5 * (type + 1) / count);
                int[] parts = perType == 1 ? new int[rows.length] : clusters(codes.select(rows), perType, own);
                for (int i = 0; i < rows.length; i++) {
                    cluster[rows[i]] = type * perType + parts[i];
                }
            }
        }
        return CodeGroups.mixture(codes, cluster, count * perType);
    }

    private int[] clusters(FloatMatrix codes, int components, Pulse pulse) {
        return switch (start) {
            case BALL, KMEANS ->
                new KMeans(components, seed, restarts).fit(codes, pulse).clusters();
            case GRAPH -> CodeGroups.of(codes, components, seed, pulse);
            case NORMALS ->
                new GaussianMixture(components, seed, restarts, 1e-3, true)
                        .fit(codes, pulse)
                        .partition()
                        .clusters();
        };
    }
}
