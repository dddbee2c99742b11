package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/** Samples that barcodes name are told where no column knows better. */
class BarcodeSamplesTest {

    private static final List<String> BARCODES = List.of(
            "AAACCCAAAC-1-1", "AAACCCAAAG-1-1", "AAACCCAAAT-1-1", "AAACCCAACC-1-2", "AAACCCAACG-1-2", "AAACCCAACT-1-2");

    private static boolean areTold(String column, String... levels) {
        return BarcodeSamples.unsaid(new CellTable(BARCODES, List.of(Column.Categorical.of(column, List.of(levels)))))
                .isPresent();
    }

    @Test
    void aColumnThatSaysItLeavesNothingToTell() {
        assertThat(BarcodeSamples.of(new CellTable(BARCODES, List.of())))
                .hasValueSatisfying(samples -> assertThat(samples.levels()).containsExactly("1", "2"));
        assertThat(areTold("origin", "x", "x", "x", "y", "y", "y")).isFalse();
        assertThat(areTold("origin", "x", "y", "x", "y", "x", "y")).isTrue();
    }

    @Test
    void samplesThatGoThroughSeveralBatchesAreNone() {
        assertThat(areTold("batch", "a", "b", "c", "a", "b", "c")).isFalse();
        assertThat(areTold("batch", "a", "a", "a", "a", "a", "a")).isTrue();
        // Donors may be pooled, and their samples are told apart by barcodes only.
        assertThat(areTold("donor", "a", "b", "c", "a", "b", "c")).isTrue();
    }
}
