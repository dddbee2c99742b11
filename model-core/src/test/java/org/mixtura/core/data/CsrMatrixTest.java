package org.mixtura.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CsrMatrixTest {

    private static float[] dense(CountMatrix matrix, int cell) {
        int[] genes = new int[matrix.nonZeros(cell)];
        float[] values = new float[genes.length];
        assertThat(matrix.copyRow(cell, genes, values, 0)).isEqualTo(genes.length);
        assertThat(genes).isSorted();
        float[] row = new float[matrix.genes()];
        for (int i = 0; i < genes.length; i++) {
            row[genes[i]] = values[i];
        }
        return row;
    }

    @Test
    void selectsRowsAndColumnsInTheGivenOrderLikeADenseArray() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int round = 0; round < 50; round++) {
            float[][] rows = new float[random.nextInt(1, 12)][random.nextInt(1, 15)];
            for (float[] row : rows) {
                for (int g = 0; g < row.length; g++) {
                    row[g] = random.nextInt(4) == 0 ? random.nextInt(1, 100) : 0;
                }
            }
            int[] cells = random.ints(random.nextInt(0, 8), 0, rows.length).toArray();
            int[] genes = random.ints(0, rows[0].length)
                    .distinct()
                    .limit(random.nextInt(1, rows[0].length + 1))
                    .toArray();
            var selected = CsrMatrix.ofDense(rows).select(cells, genes);
            assertThat(selected.cells()).isEqualTo(cells.length);
            for (int r = 0; r < cells.length; r++) {
                float[] source = rows[cells[r]];
                float[] expected = new float[genes.length];
                for (int g = 0; g < genes.length; g++) {
                    expected[g] = source[genes[g]];
                }
                assertThat(dense(selected, r)).containsExactly(expected);
            }
        }
    }

    @Test
    void sortsRowsAndDropsStoredZeros() {
        var matrix = CsrMatrix.of(4, new int[] {0, 3, 4}, new int[] {3, 0, 2, 1}, new float[] {9, 5, 0, 7});
        assertThat(matrix.nonZeros()).isEqualTo(3);
        assertThat(dense(matrix, 0)).containsExactly(5, 0, 0, 9);
        assertThat(dense(matrix, 1)).containsExactly(0, 7, 0, 0);
        assertThat(matrix.librarySizes()).containsExactly(14, 7);
    }

    @Test
    void refusesArraysThatAreNoMatrix() {
        assertThatThrownBy(() -> CsrMatrix.of(2, new int[] {0, 1}, new int[] {2}, new float[] {1}))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> CsrMatrix.of(2, new int[] {0, 2}, new int[] {1, 1}, new float[] {1, 1}))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> CsrMatrix.of(2, new int[] {0, 2, 1}, new int[] {1}, new float[] {1}))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> CsrMatrix.of(2, new int[] {0, 1}, new int[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CsrMatrix.of(2, new int[0], new int[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersLevelsNaturallyAndKeepsBlanksAsMissing() {
        var column = Column.Categorical.of("c", Arrays.asList("10", "9", null, "B", " ", "9"));
        assertThat(column.levels()).containsExactly("9", "10", "B");
        assertThat(column.codes()).containsExactly(1, 0, -1, 2, -1, 0);
        assertThat(column.counts()).containsExactly(2, 1, 1);
        assertThat(column.missing()).isEqualTo(2);
    }
}
