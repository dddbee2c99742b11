package org.mixtura.core.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.train.LatentScorer;

/** Scores latent codes during training by k-means with as many clusters as there are labels. */
final class KMeansScorer implements LatentScorer {

    private static final int RESTARTS = 3;

    @Override
    public Map<String, Double> score(FloatMatrix latent, int[] labels, int levels) {
        var scores = new LinkedHashMap<String, Double>();
        if (levels > 1 && latent.rows() > levels) {
            int[] clusters = new KMeans(levels, 0, RESTARTS).fit(latent).clusters();
            var agreement = ClusterScores.of(labels, clusters);
            scores.put("ari", agreement.ari());
            scores.put("nmi", agreement.nmi());
        }
        return scores;
    }

    @Override
    public Map<String, Double> score(int[] components, int[] labels) {
        return Map.of("component_ari", ClusterScores.of(labels, components).ari());
    }
}
