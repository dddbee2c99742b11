package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;

/** How unsure a model is of cells. */
class CellUncertaintyTest {

    private static final FloatMatrix CODES = new FloatMatrix(2, 2, new float[] {-1, -2, 1, 2});

    @Test
    void theSpreadIsAShareOfThatOfAllCells() {
        // The codes have variances 1 and 4.
        var found = CellUncertainty.of(CODES, new FloatMatrix(2, 2, new float[] {1, 2, 0.5f, 1}), Optional.empty());
        assertThat(found.spread().orElseThrow()).containsExactly(new float[] {1, 0.5f}, within(1e-6f));
        assertThat(found.entropy()).isEmpty();
        assertThat(found.table(List.of("a", "b")).header()).containsExactly("barcode", "posterior_sd");
    }

    @Test
    void statesOfSeveralArmsHaveAColumnForEachDimension() {
        var found = CellUncertainty.ofStates(
                List.of(
                        new FloatMatrix(2, 2, new float[] {1, 1, 0.1f, 0.7f}),
                        new FloatMatrix(2, 2, new float[] {0, 0, 0.5f, 0.5f})),
                Optional.empty());
        assertThat(found.spreadByArm()).hasSize(2);
        assertThat(found.spreadByArm().getFirst()).containsExactly(new float[] {1, 0.5f}, within(1e-6f));
        assertThat(found.spread().orElseThrow())
                .containsExactly(new float[] {(float) Math.sqrt(0.5), 0.5f}, within(1e-6f));
        assertThat(found.table(List.of("a", "b")).header())
                .containsExactly(
                        "barcode",
                        "posterior_sd",
                        "state_1_sd_arm_1",
                        "state_2_sd_arm_1",
                        "state_1_sd_arm_2",
                        "state_2_sd_arm_2");
        assertThat(found.table(List.of("a", "b")).row().apply(1).subList(2, 6))
                .containsExactly("0.1", "0.7", "0.5", "0.5");
    }

    @Test
    void theEntropyIsAShareOfTheLargest() {
        var found = CellUncertainty.of(
                CODES,
                new FloatMatrix(2, 2, new float[4]),
                Optional.of(new FloatMatrix(2, 4, new float[] {0.25f, 0.25f, 0.25f, 0.25f, 0, 1, 0, 0})));
        assertThat(found.entropy().orElseThrow()).containsExactly(new float[] {1, 0}, within(1e-6f));
        assertThat(found.spread()).as("no posterior").isEmpty();
    }

    @Test
    void certainCellsAreWholeHoweverLittleTheOthersDiffer() {
        assertThat(CellUncertainty.keptByEntropy(new float[] {0, 0.001f, 0.5f, 1}))
                .containsExactly(new float[] {1, 0.999f, 0.5f, 0}, within(1e-6f));
        assertThat(CellUncertainty.keptBySpread(new float[] {0.001f, 0.002f, 0.09f}))
                .as("all small")
                .containsExactly(1, 1, 1);
        assertThat(CellUncertainty.keptBySpread(new float[] {0.3f, 0.4f, 0.6f, 0.9f, 0.4f}))
                .containsExactly(new float[] {1, 1, 0.5f, 0, 1}, within(1e-6f));
        assertThat(CellUncertainty.keptBySpread(new float[0])).isEmpty();
    }
}
