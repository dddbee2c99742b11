package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a path. */
class LatentPathTest {

    @Test
    void stepsAreEvenlyApartAlongAllPieces() {
        var path = LatentPath.through(List.of(new float[] {0, 0}, new float[] {3, 0}, new float[] {3, 1}), 5);
        assertThat(path.codes().values()).containsExactly(new float[] {0, 0, 1, 0, 2, 0, 3, 0, 3, 1}, within(1e-6f));
        assertThat(path.stops()).containsExactly(0, 3, 4);
        assertThat(path.place()).containsExactly(0, 0.25, 0.5, 0.75, 1);
    }

    @Test
    void alongADimensionTheOthersStay() {
        var path = LatentPath.along(new float[] {7, 7, 7}, 1, -2, 2, 3);
        assertThat(path.codes().values()).containsExactly(7, -2, 7, 7, 0, 7, 7, 2, 7);
        assertThat(path.place()).containsExactly(-2, 0, 2);
    }

    @Test
    void aPathFromAPlaceToItselfStays() {
        var path = LatentPath.through(List.of(new float[] {1, 2}, new float[] {1, 2}), 3);
        assertThat(path.codes().values()).containsExactly(1, 2, 1, 2, 1, 2);
    }
}
