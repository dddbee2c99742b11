package org.mixtura.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** Optimiser, batch normalisation and initial values behave as PyTorch's. */
class BlocksGoldenTest {

    static Stream<Arguments> adam() {
        return inBothPrecisions("adam");
    }

    static Stream<Arguments> batchNorm() {
        return inBothPrecisions("bn");
    }

    @ParameterizedTest
    @MethodSource("adam")
    void adamTakesTheStepsOfPyTorch(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-5 : 1e-9;
        Lane.run(type, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var parameter = Lane.parameter(run, weights, "p", golden.input("p0"));
            var untouched = weights.parameter("never used", new Shape(2), _ -> 3);
            double[] betas = golden.json().get("inputs").has("betas")
                    ? numbers(golden.input("betas"))
                    : new double[] {0.9, 0.999};
            var adam = new Adam(
                    run,
                    List.of(parameter, untouched),
                    new Adam.Settings(
                            golden.input("lr").asDouble(),
                            betas[0],
                            betas[1],
                            golden.json().get("inputs").path("eps").asDouble(1e-8),
                            golden.json().get("inputs").path("weight_decay").asDouble(0)));
            run.seal();
            double[] gradients = numbers(golden.input("grads"));
            double[] trajectory = numbers(golden.expected("trajectory"));
            int size = (int) parameter.stored().size();
            for (int t = 0; t < trajectory.length / size; t++) {
                int from = t * size;
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    step.supplyGradient(parameter, step.dense(new Shape(size), i -> gradients[from + i]));
                    adam.update(step);
                }
                assertClose(
                        Lane.numbers(parameter.stored()), Arrays.copyOfRange(trajectory, from, from + size), tolerance);
            }
            assertThat(Lane.numbers(untouched.stored())).containsExactly(3, 3);
        });
    }

    @Test
    void longGradientsAreShortenedTogether() {
        Lane.run(DataType.FLOAT64, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var first = weights.parameter("first", new Shape(2), _ -> 0);
            var second = weights.parameter("second", new Shape(1), _ -> 0);
            var adam = new Adam(run, List.of(first, second), Adam.Settings.of(0.1, 1e-8, 0));
            run.seal();
            double[] means = new double[3];
            for (double clip : new double[] {6.5, 100}) {
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    step.supplyGradient(first, step.dense(new Shape(2), i -> i == 0 ? 3 : 4));
                    step.supplyGradient(second, step.dense(new Shape(1), _ -> 12));
                    adam.update(step, 0.1, clip);
                }
                // The length of (3, 4, 12) is 13; the mean of gradients moves a tenth of the way.
                double share = Math.min(1, clip / 13);
                double[] gradients = {3, 4, 12};
                for (int i = 0; i < 3; i++) {
                    means[i] = 0.9 * means[i] + 0.1 * share * gradients[i];
                }
            }
            var state = adam.state();
            assertClose(floats(state.get("first/mean").values()), Arrays.copyOf(means, 2), 1e-6);
            assertClose(floats(state.get("second/mean").values()), new double[] {means[2]}, 1e-6);
        });
    }

    private static double[] floats(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    @ParameterizedTest
    @MethodSource("batchNorm")
    void batchNormalisationLearnsAndForgetsAsPyTorchs(Golden.Case golden, DataType type) {
        // The engine takes momentum and epsilon as floats, so seven digits are what even double precision can give.
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-6;
        Lane.run(type, run -> checkBatchNorm(golden, run, tolerance));
    }

    private static void checkBatchNorm(Golden.Case golden, RunScope run, double tolerance) {
        var weights = new Weights(run, new SeedPlan(0));
        var x = Lane.parameter(run, weights, "x", golden.input("x"));
        int width = (int) x.stored().getShape().get(1);
        var norm = new BatchNorm(
                weights,
                "bn",
                width,
                golden.input("momentum").asDouble(),
                golden.input("eps").asDouble());
        boolean affine = golden.input("weight").has("data");
        if (affine) {
            set(run, weights, "bn.weight", golden.input("weight"));
            set(run, weights, "bn.bias", golden.input("bias"));
        }
        double[][] seen = new double[1][];
        try (StepScope step = run.trainingStep(Lane.noise())) {
            var cotangent = Lane.tensor(step, golden.input("cotangent"));
            step.backward(() -> {
                var y = norm.forward(step.value(x), step);
                seen[0] = Lane.numbers(y);
                return y.mul(cotangent).sum();
            });
            assertClose(seen[0], numbers(golden.expected("train")), tolerance);
            assertClose(Lane.numbers(step.gradient(x).orElseThrow()), numbers(golden.expected("grad_x")), tolerance);
            if (affine) {
                JsonNode gradients = golden.expected("grad_weight_bias");
                assertClose(gradient(step, weights, "bn.weight"), numbers(gradients.get(0)), tolerance);
                assertClose(gradient(step, weights, "bn.bias"), numbers(gradients.get(1)), tolerance);
            }
        }
        assertClose(stored(weights, "bn.running_mean"), numbers(golden.expected("running_mean")), tolerance);
        assertClose(
                stored(weights, "bn.running_var"), numbers(golden.expected("running_var(unbiased update)")), tolerance);
        try (StepScope step = run.evaluationStep(Lane.noise())) {
            assertClose(Lane.numbers(norm.forward(step.value(x), step)), numbers(golden.expected("eval")), tolerance);
        }
    }

    @Test
    void initialWeightsFillPyTorchsIntervalAndNoMore() {
        var golden = Golden.cases("blocks")
                .filter(c -> c.name().equals("linear_default_init_bound"))
                .findFirst()
                .orElseThrow();
        double bound = golden.expected("bound_weight_and_bias").asDouble();
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(1));
            var _ = new Linear(weights, "l", golden.input("fan_in").asInt(), 400);
            double[] values = stored(weights, "l.weight");
            assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.99 * bound, bound + 1e-7);
            assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-bound - 1e-7, -0.99 * bound);
            assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.02 * bound));
            assertThat(Arrays.stream(stored(weights, "l.bias"))
                            .map(Math::abs)
                            .max()
                            .orElseThrow())
                    .isLessThanOrEqualTo(bound + 1e-7);
        });
    }

    @Test
    void logFactorialFollowsTheReference() {
        var golden = Golden.cases("blocks")
                .filter(c -> c.name().equals("special"))
                .findFirst()
                .orElseThrow();
        double[] x = numbers(golden.input("x"));
        double[] lgamma = numbers(golden.expected("lgamma"));
        for (int i = 0; i < x.length; i++) {
            // lgamma(x) = log (x-1)!; below 1 by lgamma(x) = lgamma(x+1) - log x.
            double ours = new LogFactorial().of(x[i]) - Math.log(x[i]);
            assertThat(ours).isCloseTo(lgamma[i], within(1e-12 * Math.max(1, Math.abs(lgamma[i]))));
        }
    }

    private static Stream<Arguments> inBothPrecisions(String prefix) {
        return Lane.inBothPrecisions(Golden.cases("blocks").filter(c -> c.name().startsWith(prefix)));
    }

    private static void set(RunScope run, Weights weights, String name, JsonNode value) {
        double[] numbers = numbers(value);
        weights.all().stream().filter(w -> w.name().equals(name)).forEach(w -> run.write(w.stored(), i -> numbers[i]));
    }

    private static double[] stored(Weights weights, String name) {
        return weights.all().stream()
                .filter(w -> w.name().equals(name))
                .map(w -> Lane.numbers(w.stored()))
                .findFirst()
                .orElseThrow();
    }

    private static double[] gradient(StepScope step, Weights weights, String name) {
        return weights.all().stream()
                .filter(w -> w.name().equals(name))
                .map(w -> Lane.numbers(step.gradient(w).orElseThrow()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("entry %d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
