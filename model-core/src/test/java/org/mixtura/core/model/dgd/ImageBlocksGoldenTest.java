package org.mixtura.core.model.dgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.Brightness;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.nn.Convolution;
import org.mixtura.core.nn.Convolution.Filter;
import org.mixtura.core.nn.Convolution.Mask;
import org.mixtura.core.nn.SqueezeExcitation;
import org.mixtura.core.nn.Swish;

/** Convolutional layers and the networks of images give PyTorch's outputs, losses and gradients. */
class ImageBlocksGoldenTest {

    private static final ImageDecoderConfig TINY = new ImageDecoderConfig(2, 4, 2, 3);

    static Stream<Arguments> blocks() {
        return Lane.inBothPrecisions(Golden.cases("image_blocks"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void outputsAndGradientsAreThoseOfPyTorch(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 2e-4 : 1e-8;
        Lane.run(type, run -> {
            var weights = new Weights(run, new SeedPlan(0));
            var block = block(golden.name(), weights);
            load(golden, weights, run);
            var input = Lane.parameter(run, weights, "input", golden.input("x"));
            run.seal();
            try (StepScope step = run.trainingStep(Lane.noise())) {
                double[][] seen = new double[2][];
                step.backward(() -> {
                    NDArray output = block.apply(step.value(input), step);
                    NDArray loss = golden.name().equals("decoder")
                            ? Brightness.crossEntropy(output, Lane.tensor(step, golden.input("pixels")))
                                    .sum()
                            : output.square().sum();
                    seen[0] = Lane.numbers(output.flatten());
                    seen[1] = Lane.numbers(loss);
                    return loss;
                });
                assertClose("output", seen[0], numbers(golden.expected("output")), tolerance);
                assertClose("loss", seen[1], numbers(golden.expected("loss")), tolerance);
                assertClose(
                        "gradient of the input",
                        Lane.numbers(step.gradient(input).orElseThrow()),
                        numbers(golden.expected("x_gradient")),
                        10 * tolerance);
                for (var weight : weights.parameters()) {
                    if (weight != input) {
                        assertClose(
                                weight.name(),
                                Lane.numbers(step.gradient(weight).orElseThrow()),
                                numbers(golden.expected("gradients").get(theirName(golden, weight.name()))),
                                10 * tolerance);
                    }
                }
            }
        });
    }

    private static BiFunction<NDArray, StepScope, NDArray> block(String name, Weights weights) {
        return switch (name) {
            case "convolution" -> Convolution.of(weights, "own", 3, 2, new Filter(3, 2, 1))::forward;
            case "transposed" -> Convolution.transposed(weights, "own", 3, 2, new Filter(4, 2, 1))::forward;
            case "masked_before" -> Convolution.masked(weights, "own", 3, 3, new Filter(3, 1, 1), Mask.BEFORE)::forward;
            case "masked_up_to" -> Convolution.masked(weights, "own", 3, 3, new Filter(3, 1, 1), Mask.UP_TO)::forward;
            case "excitation" -> new SqueezeExcitation(weights, "own", 3)::forward;
            case "swish" -> (x, _) -> new Swish().of(x);
            case "decoder" -> new ImageDecoder(weights, 3, TINY)::logOdds;
            case "encoder" -> {
                var encoder = new ImageEncoder(weights, 3, TINY);
                yield (x, step) -> {
                    var code = encoder.code(x, step);
                    return code.mean().concat(code.variance(), 1);
                };
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void load(Golden.Case golden, Weights weights, RunScope run) {
        var theirs = golden.input("weights");
        assertThat(weights.parameters()).hasSize(theirs.size());
        for (var weight : weights.parameters()) {
            double[] values = numbers(theirs.get(theirName(golden, weight.name())));
            run.write(weight.stored(), i -> values[i]);
        }
    }

    private static String theirName(Golden.Case golden, String ours) {
        String inBlocks = ours.replace(".squeeze.", ".weighing.squeeze.").replace(".excite.", ".weighing.excite.");
        return switch (golden.name()) {
            case "decoder" -> inBlocks.substring("decoder.".length());
            case "encoder" ->
                inBlocks.replace("dense.0", "dense")
                        .replace("mean_encoder", "mean")
                        .replace("var_encoder", "variance");
            default -> ours.substring("own.".length());
        };
    }
}
