package org.mixtura.core.local;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.embed.Pulse;
import org.mixtura.core.score.Silhouette;

/** How many clusters k-means looks for: as many as there are labels, else what the silhouette prefers. */
final class ClusterCount {

    private static final int SMALLEST = 2;
    private static final int LARGEST = 15;
    private static final int SAMPLE = 1000;

    private ClusterCount() {}

    static int of(FloatMatrix latent, Optional<Column.Categorical> labels, long seed, Pulse pulse) {
        int byLabels = labels.map(l -> l.levels().size()).orElse(0);
        if (byLabels >= SMALLEST) {
            return Math.min(byLabels, latent.rows());
        }
        int size = Math.min(SAMPLE, latent.rows());
        int step = latent.rows() / size;
        var sample = latent.select(IntStream.range(0, size).map(i -> i * step).toArray());
        int best = SMALLEST;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int k = SMALLEST; k <= Math.min(LARGEST, size - 1); k++) {
            double score = Silhouette.of(
                            sample, KMeans.of(k, seed).fit(sample, pulse).clusters())
                    .mean();
            if (score > bestScore) {
                bestScore = score;
                best = k;
            }
        }
        return best;
    }
}
