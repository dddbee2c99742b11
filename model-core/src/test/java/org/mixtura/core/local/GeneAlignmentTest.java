package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.Float2DArrayAssert;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NearNames;

class GeneAlignmentTest {

    private final GeneTable model = new GeneTable(List.of("E1", "E2", "E3", "E4"), List.of("A", "B", "C", "D"));

    @Test
    void genesAreFoundByIdThenBySymbolInAnyOrderAndCase() {
        var data = new GeneTable(List.of("x", "E3", "y", "E1"), List.of("b", "C", "unknown", "A"));
        var alignment = GeneAlignment.of(model, data);
        assertThat(alignment.found()).isEqualTo(3);
        assertThat(alignment.missing()).containsExactly("E4");
        dense(alignment, new float[][] {{10, 20, 30, 40}, {0, 1, 2, 0}})
                .isDeepEqualTo(new float[][] {{40, 10, 20, 0}, {0, 0, 1, 0}});
    }

    @Test
    void anIdWinsOverASymbolThatComesFirst() {
        // The first gene of the model could be found by its symbol in the column that is the second gene by id.
        var data = new GeneTable(List.of("E2"), List.of("A"));
        var alignment = GeneAlignment.of(model, data);
        assertThat(alignment.missing()).containsExactly("E1", "E3", "E4");
        dense(alignment, new float[][] {{7}}).isDeepEqualTo(new float[][] {{0, 7, 0, 0}});
    }

    @Test
    void aColumnServesOneGeneOnly() {
        var twins = new GeneTable(List.of("E1", "E2"), List.of("A", "A"));
        var alignment = GeneAlignment.of(twins, new GeneTable(List.of("z"), List.of("A")));
        assertThat(alignment.found()).isEqualTo(1);
        assertThat(alignment.missing()).containsExactly("E2");
    }

    @Test
    void nearNamesDifferByFewLettersOrBeginTheSame() {
        var known = List.of("MS4A1", "MS4A7", "CD79A", "CD79B", "GNLY");
        assertThat(NearNames.of("ms4a11", known)).containsExactly("MS4A1", "MS4A7");
        assertThat(NearNames.of("CD7", known)).containsExactly("CD79A", "CD79B");
        assertThat(NearNames.of("XYZ", known)).isEmpty();
        assertThat(NearNames.hint("GNLI", known)).isEqualTo(" Near it: GNLY.");
    }

    private static Float2DArrayAssert dense(GeneAlignment alignment, float[][] rows) {
        var aligned = alignment.apply(CsrMatrix.ofDense(rows));
        float[][] out = new float[aligned.cells()][aligned.genes()];
        int[] genes = new int[aligned.genes()];
        float[] values = new float[aligned.genes()];
        for (int cell = 0; cell < out.length; cell++) {
            int length = aligned.copyRow(cell, genes, values, 0);
            for (int i = 0; i < length; i++) {
                out[cell][genes[i]] = values[i];
            }
        }
        return assertThat(out);
    }
}
