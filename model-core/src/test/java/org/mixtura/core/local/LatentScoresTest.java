package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

class LatentScoresTest {

    private static final int CELLS = 300;

    private final int[] types = new int[CELLS];
    private final int[] batches = new int[CELLS];
    private final FloatMatrix latent = latent();

    /** Two types far apart, each of cells of both batches. */
    private FloatMatrix latent() {
        var random = new Random(4);
        float[] values = new float[2 * CELLS];
        for (int i = 0; i < CELLS; i++) {
            types[i] = i % 2;
            batches[i] = i / 2 % 2;
            values[2 * i] = (float) (random.nextGaussian() + 20 * types[i]);
            values[2 * i + 1] = (float) random.nextGaussian();
        }
        return new FloatMatrix(CELLS, 2, values);
    }

    private static Optional<Column.Categorical> column(String... levels) {
        return Optional.of(new Column.Categorical("c", List.of(levels), new int[CELLS]));
    }

    private static Optional<Column.Categorical> column(int[] codes) {
        return Optional.of(new Column.Categorical("c", List.of("a", "b"), codes));
    }

    @Test
    void typesAreApartAndBatchesMixed() {
        var scores = LatentScores.of(latent, column(types), column(batches), 0);
        assertThat(scores).containsOnlyKeys("label_silhouette", "ilisi_scaled");
        assertThat(scores.get("label_silhouette")).isGreaterThan(0.85);
        assertThat(scores.get("ilisi_scaled")).isGreaterThan(0.8);
    }

    @Test
    void typesTakenForBatchesAreNotMixed() {
        assertThat(LatentScores.of(latent, Optional.empty(), column(types), 0).get("ilisi_scaled"))
                .isCloseTo(0, within(0.01));
    }

    @Test
    void whatHasNoSecondGroupIsLeftOut() {
        assertThat(LatentScores.of(latent, column("one"), column("one"), 0)).isEmpty();
        assertThat(LatentScores.of(latent, Optional.empty(), Optional.empty(), 0))
                .isEmpty();
    }
}
