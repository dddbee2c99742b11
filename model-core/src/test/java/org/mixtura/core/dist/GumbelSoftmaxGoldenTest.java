package org.mixtura.core.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.golden.RecordedNoise;

/** Draws of categories and their gradients are those of the published code, soft and straight-through. */
class GumbelSoftmaxGoldenTest {

    static Stream<Arguments> cases() {
        return Lane.inBothPrecisions(Golden.cases("gumbel_softmax"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void drawsAndGradientsFollowTheReference(Golden.Case golden, DataType type) {
        check(golden, type, false, "soft", "grad_soft");
        check(golden, type, true, "hard_straight_through", "grad_hard");
    }

    private static void check(Golden.Case golden, DataType type, boolean hard, String value, String gradient) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-9;
        var none = JsonNodeFactory.instance.arrayNode();
        var uniforms = JsonNodeFactory.instance.arrayNode().add(golden.input("uniform"));
        var drawing = new GumbelSoftmax(
                golden.input("temperature").asDouble(),
                hard,
                golden.input("eps").asDouble());
        Lane.run(type, run -> {
            var noise = RecordedNoise.withUniforms(none, uniforms);
            try (StepScope step = run.trainingStep(noise)) {
                double[][] drawn = new double[1][];
                double[] probabilities = numbers(golden.input("probs"));
                step.backward(() -> {
                    var p = step.free(golden, new Shape(Golden.shape(golden.input("probs"))), i -> probabilities[i]);
                    var sample = drawing.sample(p, step);
                    drawn[0] = Lane.numbers(sample);
                    return sample.mul(Lane.tensor(step, golden.input("cotangent")))
                            .sum();
                });
                assertClose(value, drawn[0], numbers(golden.expected(value)), tolerance);
                assertClose(
                        gradient,
                        Lane.numbers(step.gradientOf(golden).orElseThrow()),
                        numbers(golden.expected(gradient)),
                        10 * tolerance);
                assertThat(Lane.numbers(GumbelSoftmax.largest(Lane.tensor(step, golden.input("probs")))))
                        .containsExactly(numbers(golden.expected("eval_hard_no_noise")));
            }
            noise.assertUsedUp();
        });
    }
}
