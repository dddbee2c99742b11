package org.mixtura.core.local;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.BatchMixing;
import org.mixtura.core.score.Silhouette;
import org.mixtura.core.train.Trainer;

/**
 * How known types and batches lie in the latent space itself. The scores of a run, by the names that {@link BatchMixing#byName}
 * gives them:
 *
 * <pre>
 * label_silhouette   mean silhouette of the types, -1 to 1, high when they stay apart
 * ilisi_scaled       how well batches mix, 0 (apart) to 1 (mixed)
 * </pre>
 */
final class LatentScores {

    /** Every pair is measured, which must not hold up the end of a run; {@code evaluate} measures more cells. */
    private static final int MOST_CELLS = 5_000;

    private LatentScores() {}

    /**
     * Measures a sample of the cells, always the same.
     *
     * @param latent cells x dimensions
     * @return without what cannot be told: types without a second one, batches without a second one
     */
    static Map<String, Double> of(
            FloatMatrix latent, Optional<Column.Categorical> labels, Optional<Column.Categorical> batch, long seed) {
        int[] chosen = Trainer.sample(latent.rows(), MOST_CELLS, seed);
        var points = latent.select(chosen);
        var scores = new LinkedHashMap<String, Double>();
        labels.map(known -> codes(known, chosen))
                .filter(types -> Arrays.stream(types)
                                .filter(type -> type >= 0)
                                .distinct()
                                .count()
                        > 1)
                .ifPresent(types -> scores.put(
                        "label_silhouette", Silhouette.of(points, types).mean()));
        batch.flatMap(known -> BatchMixing.of(points, codes(known, chosen), null))
                .ifPresent(mixing -> scores.put("ilisi_scaled", mixing.ilisiScaled()));
        return scores;
    }

    private static int[] codes(Column.Categorical column, int[] cells) {
        return Arrays.stream(cells).map(cell -> column.codes()[cell]).toArray();
    }
}
