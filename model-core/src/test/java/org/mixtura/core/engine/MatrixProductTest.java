package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.engine.MatrixProduct.Factor;
import org.mixtura.core.kernel.Kernels;

/** Both ways to a product against three loops. */
class MatrixProductTest {

    @BeforeAll
    static void vectorsAreWide() {
        assumeThat(Kernels.whyNot()).isEmpty();
    }

    /** Enough for three threads, none of which has as many as the others. */
    private static final int ROWS = 41;

    private static final int INNER = 13;
    private static final int COLUMNS = 7;

    /** Rows are longer than what is used of them. */
    private static final int STRIDE = 48;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(2);
    private final Arena arena = Arena.ofAuto();

    @ParameterizedTest
    @CsvSource({
        "1, false, false, false",
        "1, true, false, false",
        "1, false, true, false",
        "1, true, true, false",
        "1, false, false, true",
        "1, true, false, true",
        "2, false, true, false",
        "2, true, false, true",
        "3, false, false, true",
        "3, true, true, false"
    })
    void productsAreThoseOfTheDefinition(int threads, boolean left, boolean right, boolean adds) {
        MemorySegment a = matrix();
        MemorySegment b = matrix();
        MemorySegment before = matrix();
        try (var lane = new NativeLane()) {
            lane.run(() -> {
                try (var run = RunScope.openForTraining("cpu", threads)) {
                    check(run.fused().orElseThrow().product(), a, b, before, left, right, adds);
                    check(new TorchProduct(run.manager()), a, b, before, left, right, adds);
                }
            });
        }
    }

    private void check(
            MatrixProduct product,
            MemorySegment a,
            MemorySegment b,
            MemorySegment before,
            boolean left,
            boolean right,
            boolean adds) {
        MemorySegment into = arena.allocate(before.byteSize(), 64).copyFrom(before);
        product.multiply(
                new Factor(a, STRIDE, left), new Factor(b, STRIDE, right), ROWS, INNER, COLUMNS, adds, into, STRIDE);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double sum = adds ? at(before, row, column) : 0;
                for (int k = 0; k < INNER; k++) {
                    sum += (left ? at(a, k, row) : at(a, row, k)) * (right ? at(b, column, k) : at(b, k, column));
                }
                assertThat(at(into, row, column)).isCloseTo(sum, offset(1e-5));
            }
            for (int behind = COLUMNS; behind < STRIDE; behind++) {
                assertThat(at(into, row, behind)).isEqualTo(at(before, row, behind));
            }
        }
    }

    private static double at(MemorySegment memory, int row, int column) {
        return memory.getAtIndex(ValueLayout.JAVA_FLOAT, (long) row * STRIDE + column);
    }

    private MemorySegment matrix() {
        MemorySegment memory = arena.allocate(ValueLayout.JAVA_FLOAT, STRIDE * STRIDE);
        for (int i = 0; i < STRIDE * STRIDE; i++) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
        }
        return memory;
    }
}
