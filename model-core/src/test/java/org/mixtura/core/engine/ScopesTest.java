package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.golden.Lane;

class ScopesTest {

    @Test
    void aSealedRunHoldsWhatItHeldAfterEveryStep() {
        Lane.run(DataType.FLOAT32, run -> {
            var w = new Weights(run, new SeedPlan(0)).parameter("w", new Shape(3, 2), _ -> 1);
            run.seal();
            int held = run.heldTensors();
            NDArray[] result = new NDArray[1];
            for (int i = 0; i < 5; i++) {
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    // Starting from the weight, which is where the engine would attach results to the run.
                    step.backward(() -> step.value(w).square().sum());
                    result[0] = w.stored().add(w.stored());
                    assertThat(Lane.numbers(step.gradient(w).orElseThrow())).containsOnly(2);
                }
                assertThat(result[0].isReleased()).isTrue();
                assertThat(run.heldTensors()).isEqualTo(held);
            }
        });
    }

    @Test
    void aResultThatWouldOutliveItsStepIsRefused() {
        Lane.run(DataType.FLOAT32, run -> {
            var w = new Weights(run, new SeedPlan(0)).parameter("w", new Shape(2), _ -> 1);
            run.seal();
            assertThatThrownBy(() -> w.stored().add(w.stored())).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void gradientsDoNotAddUpFromStepToStep() {
        Lane.run(DataType.FLOAT32, run -> {
            var w = new Weights(run, new SeedPlan(0)).parameter("w", new Shape(1), _ -> 3);
            for (int i = 0; i < 3; i++) {
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    step.backward(() -> step.value(w).square().sum());
                    assertThat(Lane.numbers(step.gradient(w).orElseThrow())).containsExactly(6);
                }
            }
        });
    }

    @Test
    void aWeightOutsideTheObjectiveHasNoGradient() {
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var used = weights.parameter("used", new Shape(1), _ -> 3);
            var looked = weights.parameter("looked at", new Shape(1), _ -> 3);
            try (StepScope step = run.trainingStep(Lane.noise())) {
                step.backward(() -> {
                    var _ = step.value(looked);
                    return step.value(used).sum();
                });
                assertThat(step.gradient(used)).isPresent();
                assertThat(step.gradient(looked)).isEmpty();
            }
        });
    }

    @Test
    void constantsKeepDoublePrecision() {
        Lane.run(DataType.FLOAT64, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                assertThat(Lane.numbers(step.constant(0.1))[0]).isCloseTo(0.1, within(1e-16));
            }
        });
    }

    @Test
    void weightsComeBackAsTheyWereRead() {
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var w = weights.parameter("w", new Shape(2, 2), random -> random.nextDouble());
            run.seal();
            var before = weights.read();
            run.write(w.stored(), _ -> 7);
            weights.load(before);
            assertThat(weights.read().get("w").values())
                    .containsExactly(before.get("w").values());
            assertThat(before.get("w").shape()).containsExactly(2, 2);
        });
    }

    @Test
    void weightsOfAnotherModelAreRefused() {
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            weights.parameter("w", new Shape(2), _ -> 0);
            assertThatThrownBy(() -> weights.load(Map.of()))
                    .isInstanceOf(StorageProblem.class)
                    .hasMessageContaining("lacks w");
            assertThatThrownBy(() -> weights.load(Map.of("w", new Tensor(new long[] {3}, new float[3]))))
                    .isInstanceOf(StorageProblem.class)
                    .hasMessageContaining("shape [2]");
        });
    }

    @Test
    void nativeMemoryIsOpenedInTheLaneOnly() {
        assertThatThrownBy(() -> RunScope.open("cpu", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside the native lane");
    }

    @Test
    void theLanePassesOnWhatATaskThrows() {
        try (var lane = new NativeLane()) {
            assertThatThrownBy(() -> lane.run(() -> {
                        throw new IllegalArgumentException("told");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("told");
            assertThat(lane.<String>call(
                            () -> lane.call(() -> Thread.currentThread().getName())))
                    .isEqualTo(NativeLane.THREAD_NAME);
        }
    }

    @Test
    void devicesAreReadFromText() {
        var none = new Devices(0, "No driver was found.", false);
        assertThat(Devices.name(none.resolve("auto"))).isEqualTo("cpu");
        assertThat(Devices.name(none.resolve("CPU"))).isEqualTo("cpu");
        assertThatThrownBy(() -> none.resolve("cuda"))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("No driver was found.");
        assertThatThrownBy(() -> none.resolve("tpu")).isInstanceOf(ConfigProblem.class);
        var two = new Devices(2, "", false);
        assertThat(Devices.name(two.resolve("auto"))).isEqualTo("cuda:0");
        assertThat(Devices.name(two.resolve("cuda:1"))).isEqualTo("cuda:1");
        assertThatThrownBy(() -> two.resolve("cuda:2"))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("only 2 GPUs");
        assertThatThrownBy(() -> two.resolve("mps"))
                .isInstanceOf(DeviceProblem.class)
                .hasMessageContaining("Macs");
        var mac = new Devices(0, "No driver was found.", true);
        assertThat(Devices.name(mac.resolve("mps"))).isEqualTo("mps");
        assertThat(Devices.name(mac.resolve("auto"))).as("not chosen by itself").isEqualTo("cpu");
    }

    @Test
    void streamsAreTheSameForTheSameNameOnly() {
        var seeds = new SeedPlan(42);
        assertThat(seeds.stream("shuffle", 3).nextLong())
                .isEqualTo(new SeedPlan(42).stream("shuffle", 3).nextLong())
                .isNotEqualTo(seeds.stream("shuffle", 4).nextLong())
                .isNotEqualTo(seeds.stream("noise", 3).nextLong())
                .isNotEqualTo(new SeedPlan(43).stream("shuffle", 3).nextLong());
        assertThat(seeds.stream("a", 1, 2).nextLong())
                .isNotEqualTo(seeds.stream("a", 2, 1).nextLong());
    }
}
