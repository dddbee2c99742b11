package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;

/** Distances of places to cells. */
class CodeDistancesTest {

    /** Cells at 0, 1, ..., 9 on a line. */
    private final CodeDistances distances = new CodeDistances(
            new FloatMatrix(10, 2, new float[] {0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 9, 0}));

    @Test
    void theFiveNearestCellsCount() {
        var near = distances.of(new FloatMatrix(2, 2, new float[] {4, 0, 20, 0}));
        assertThat(near[0].distance()).isCloseTo((0 + 1 + 1 + 2 + 2) / 5.0, within(1e-9));
        assertThat(near[0].nearest()).isEqualTo(4);
        assertThat(near[1].distance()).isCloseTo((11 + 12 + 13 + 14 + 15) / 5.0, within(1e-9));
        assertThat(near[1].nearest()).isEqualTo(9);
    }

    @Test
    void aCellIsNoNeighbourOfItself() {
        assertThat(distances.among(new int[] {0, 4}))
                .containsExactly((1 + 1 + 2 + 2 + 3) / 5.0, (1 + 2 + 3 + 4 + 5) / 5.0);
    }

    @Test
    void fewCellsAreAllThereIs() {
        var two = new CodeDistances(new FloatMatrix(2, 1, new float[] {0, 4}));
        assertThat(two.of(new FloatMatrix(1, 1, new float[] {1}))[0].distance()).isEqualTo(2);
    }
}
