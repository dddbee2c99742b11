package org.mixtura.core.train;

import java.util.Map;
import org.mixtura.core.data.FloatMatrix;

/** Compares latent codes with known types while training goes on. It only watches: nothing of it enters training. */
@FunctionalInterface
public interface LatentScorer {

    /** Scores nothing. */
    LatentScorer NONE = (_, _, _) -> Map.of();

    /**
     * Scores by name, for example {@code ari} and {@code nmi} of k-means clusters.
     *
     * @param latent labelled cells x dimensions
     * @param labels the code of each row, 0 to {@code levels - 1}
     */
    Map<String, Double> score(FloatMatrix latent, int[] labels, int levels);

    /**
     * Scores of the components that a model itself puts cells into.
     *
     * @param components the component of each labelled cell
     * @param labels the code of each
     */
    default Map<String, Double> score(int[] components, int[] labels) {
        return Map.of();
    }
}
