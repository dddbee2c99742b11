package org.mixtura.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseProductTest {

    private static final int ROWS = 23;
    private static final int COLUMNS = 61;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Arena arena = Arena.ofAuto();

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 2", "16, 1", "40, 2", "128, 1", "150, 2", "320, 1"})
    void productsAndGradientsAreThoseOfTheDenseMatrices(int width, int threads) {
        float[][] dense = dense();
        float[] weights = gaussians(COLUMNS * width);
        float[] bias = gaussians(width);
        float[] output = gaussians(ROWS * width);
        var rows = new SparseRows();
        rows.fill(source(dense));
        try (var team = new Team(threads)) {
            var product = new SparseProduct(width, team);
            MemorySegment forward = room(ROWS * width);
            product.forward(rows, memory(weights), memory(bias), forward);
            MemorySegment gradient = room(COLUMNS * width);
            product.gradient(rows, memory(output), gradient, false);
            product.gradient(rows, memory(output), gradient, true);
            for (int h = 0; h < width; h++) {
                for (int r = 0; r < ROWS; r++) {
                    double sum = bias[h];
                    for (int c = 0; c < COLUMNS; c++) {
                        sum += dense[r][c] * weights[c * width + h];
                    }
                    assertClose(forward.getAtIndex(ValueLayout.JAVA_FLOAT, r * width + h), sum);
                }
                for (int c = 0; c < COLUMNS; c++) {
                    double sum = 0;
                    for (int r = 0; r < ROWS; r++) {
                        sum += dense[r][c] * output[r * width + h];
                    }
                    assertClose(gradient.getAtIndex(ValueLayout.JAVA_FLOAT, c * width + h), 2 * sum);
                }
            }
        }
    }

    private static void assertClose(float found, double expected) {
        assertThat((double) found).isCloseTo(expected, offset(1e-4));
    }

    /** One row is empty, one is full. */
    private float[][] dense() {
        float[][] dense = new float[ROWS][COLUMNS];
        for (int r = 1; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                dense[r][c] = r == 2 || random.nextDouble() < 0.2 ? (float) random.nextDouble(0.5, 3) : 0;
            }
        }
        return dense;
    }

    private static SparseRows.Source source(float[][] dense) {
        return new SparseRows.Source() {
            @Override
            public int rows() {
                return dense.length;
            }

            @Override
            public int columns() {
                return dense[0].length;
            }

            @Override
            public int entries(int row) {
                int count = 0;
                for (float value : dense[row]) {
                    count += value == 0 ? 0 : 1;
                }
                return count;
            }

            @Override
            public void copy(int row, int[] columns, float[] values, int at) {
                int next = at;
                for (int c = 0; c < dense[row].length; c++) {
                    if (dense[row][c] != 0) {
                        columns[next] = c;
                        values[next++] = dense[row][c];
                    }
                }
            }
        };
    }

    private float[] gaussians(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private MemorySegment room(int count) {
        return arena.allocate(ValueLayout.JAVA_FLOAT, count);
    }

    private MemorySegment memory(float[] values) {
        return arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
    }
}
