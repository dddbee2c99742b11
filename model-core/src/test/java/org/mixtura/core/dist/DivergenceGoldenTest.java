package org.mixtura.core.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.types.DataType;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** Divergences and their gradients are those of torch.distributions. */
class DivergenceGoldenTest {

    static Stream<Arguments> normals() {
        return inBothPrecisions("normal");
    }

    static Stream<Arguments> categories() {
        return inBothPrecisions("categorical");
    }

    @ParameterizedTest
    @MethodSource("normals")
    void normalDivergencesFollowTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> checkNormals(golden, run, type == DataType.FLOAT32 ? 1e-4 : 1e-9));
    }

    @ParameterizedTest
    @MethodSource("categories")
    void categoricalDivergencesFollowTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-5 : 1e-9;
        Lane.run(type, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var categories = new Categories(step);
                var p = Lane.tensor(step, golden.input("p"));
                var q = Lane.tensor(step, golden.input("q"));
                assertClose(Lane.numbers(categories.kl(p, q)), numbers(golden.expected("kl")), tolerance);
                assertClose(
                        Lane.numbers(categories.klFromUniform(p)), numbers(golden.expected("kl_uniform")), tolerance);
            }
        });
    }

    private static void checkNormals(Golden.Case golden, RunScope run, double tolerance) {
        var weights = new Weights(run, new SeedPlan(0));
        var m1 = Lane.parameter(run, weights, "m1", golden.input("m1"));
        var sd1 = Lane.parameter(run, weights, "sd1", golden.input("sd1"));
        var m2 = Lane.parameter(run, weights, "m2", golden.input("m2"));
        var sd2 = Lane.parameter(run, weights, "sd2", golden.input("sd2"));
        double[][] seen = new double[2][];
        try (StepScope step = run.trainingStep(Lane.noise())) {
            step.backward(() -> {
                var first = new Gaussian(step.value(m1), step.value(sd1).square());
                var second = new Gaussian(step.value(m2), step.value(sd2).square());
                var kl = first.klFrom(second, step);
                seen[0] = Lane.numbers(kl);
                seen[1] = Lane.numbers(first.klFromStandard(step));
                return kl.sum();
            });
            assertClose(seen[0], numbers(golden.expected("kl")), tolerance);
            assertClose(seen[1], numbers(golden.expected("kl_std_normal")), tolerance);
            for (var parameter : weights.parameters()) {
                assertClose(
                        Lane.numbers(step.gradient(parameter).orElseThrow()),
                        numbers(golden.expected("grad_" + parameter.name())),
                        tolerance);
            }
        }
    }

    private static Stream<Arguments> inBothPrecisions(String prefix) {
        return Lane.inBothPrecisions(Golden.cases("kl").filter(c -> c.name().startsWith(prefix)));
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
