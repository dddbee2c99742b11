package org.mixtura.core.model.dgd;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeGroups;
import org.mixtura.core.embed.GaussianMixture;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.embed.LabelSpreading;
import org.mixtura.core.embed.LatentMixture;

/** Mixtures from clusters of codes: means, variances and shares of the cells of each cluster. */
final class MixtureStarter {

    private static final int RESTARTS = 20;

    private final MixtureStart start;
    private final long seed;

    MixtureStarter(MixtureStart start, long seed) {
        this.start = start;
        this.seed = seed;
    }

    /** A mixture of so many components over codes. */
    LatentMixture of(FloatMatrix codes, int components) {
        return CodeGroups.mixture(codes, clusters(codes, components), components);
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
                : LabelSpreading.usual().spread(CodeGroups.whitened(codes, count, seed), types, count);
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
        return CodeGroups.mixture(codes, cluster, count * perType);
    }

    private int[] clusters(FloatMatrix codes, int components) {
        return switch (start) {
            case BALL, KMEANS ->
                new KMeans(components, seed, RESTARTS).fit(codes).clusters();
            case GRAPH -> CodeGroups.of(codes, components, seed);
            case NORMALS ->
                new GaussianMixture(components, seed, RESTARTS, 1e-3, true)
                        .fit(codes)
                        .partition()
                        .clusters();
        };
    }
}
