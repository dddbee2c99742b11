package org.mixtura.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.kernel.Kernels;

/** Adam by hand against Adam by the engine. */
class FusedAdamTest {

    @BeforeAll
    static void vectorsAreWide() {
        assumeThat(Kernels.whyNot()).isEmpty();
    }

    private static final int ROWS = 1031;
    private static final int COLUMNS = 33;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void manyUpdatesEndAtTheSamePlace(double clip) {
        float[] plain = trained(() -> RunScope.open("cpu", 1), clip);
        float[] fused = trained(() -> RunScope.openForTraining("cpu", 2), clip);
        assertThat(plain).hasSameSizeAs(fused);
        for (int i = 0; i < plain.length; i++) {
            assertThat(fused[i]).isCloseTo(plain[i], offset(5e-6f));
        }
    }

    private static float[] trained(Supplier<RunScope> scope, double clip) {
        try (var lane = new NativeLane()) {
            return lane.call(() -> {
                try (var run = scope.get()) {
                    return trained(run, clip);
                }
            });
        }
    }

    /** Of two weights that lie in memory in both ways, all values after some steps. */
    private static float[] trained(RunScope run, double clip) {
        var weights = new Weights(run, new SeedPlan(1));
        var byRow = weights.parameter("rows", new Shape(ROWS, COLUMNS), r -> r.nextGaussian());
        var byColumn = weights.parameterByColumn("columns", new Shape(COLUMNS, ROWS), r -> r.nextGaussian());
        var adam = new Adam(run, weights.parameters(), Adam.Settings.of(0.01, 1e-3, 1e-2));
        run.seal();
        for (int i = 0; i < 20; i++) {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                step.backward(() ->
                        step.value(byRow).matMul(step.value(byColumn)).square().mean());
                adam.update(step, 0.01, clip);
            }
        }
        float[] first = RunScope.read(byRow.stored()).values();
        float[] second = RunScope.read(byColumn.stored()).values();
        float[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
