package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.dist.Brightness;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.nn.Convolution;
import org.mixtura.core.nn.Convolution.Filter;
import org.mixtura.core.nn.Convolution.Mask;
import org.mixtura.core.nn.Linear;
import org.mixtura.core.nn.Swish;

/**
 * Codes to images of 28 x 28 pixels (Schuster and Krogh 2023, 4.2.2): two dense layers, an image of 3 x 3, then
 *
 * <pre>
 * b1 = block 3 -> 7,  b2 = swish(block 7 -> 14 of b1 + skip 3 -> 14),  b3 = swish(block 14 -> 28 of b2 + skip 7 -> 28 of b1)
 * b4 = block 28 -> 28 of b3,  masked convolutions with swish, a transposed convolution to one channel
 * </pre>
 *
 * with the log odds of brightness at the end. The paper's table of filters is in a figure that is not at hand: sizes and strides are our
 * choice, the simplest that reach 28.
 */
final class ImageDecoder implements CodeDecoder {

    /** Height and width. */
    static final int SIDE = 28;

    static final int FIRST = 3;
    static final Filter TO_7 = new Filter(3, 2, 0);
    static final Filter DOUBLING = new Filter(4, 2, 1);
    static final Filter KEEPING = new Filter(3, 1, 1);
    private static final Filter SKIP_TO_14 = new Filter(6, 4, 0);
    private static final Filter SKIP_TO_28 = new Filter(4, 4, 0);

    private final int channels;
    private final Swish swish = new Swish();
    private final Linear hidden;
    private final Linear seed;
    private final ImageBlock to7;
    private final ImageBlock to14;
    private final ImageBlock to28;
    private final ImageBlock last;
    private final ImageBlock skipTo14;
    private final ImageBlock skipTo28;
    private final List<Convolution> masked = new ArrayList<>();
    private final Convolution logOdds;

    ImageDecoder(Weights weights, int latentDim, ImageDecoderConfig config) {
        this.channels = config.channels();
        this.hidden = new Linear(weights, "decoder.dense.0", latentDim, config.hiddenWidth());
        this.seed = new Linear(weights, "decoder.dense.1", config.hiddenWidth(), channels * FIRST * FIRST);
        this.to7 = ImageBlock.growing(weights, "decoder.block.0", channels, TO_7);
        this.to14 = ImageBlock.growing(weights, "decoder.block.1", channels, DOUBLING);
        this.to28 = ImageBlock.growing(weights, "decoder.block.2", channels, DOUBLING);
        this.last = ImageBlock.growing(weights, "decoder.block.3", channels, KEEPING);
        this.skipTo14 = ImageBlock.growing(weights, "decoder.skip.0", channels, SKIP_TO_14);
        this.skipTo28 = ImageBlock.growing(weights, "decoder.skip.1", channels, SKIP_TO_28);
        var filter = new Filter(config.maskedSize(), 1, config.maskedSize() / 2);
        IntStream.range(0, config.maskedLayers())
                .mapToObj(i -> Convolution.masked(
                        weights, "decoder.masked." + i, channels, channels, filter, i == 0 ? Mask.BEFORE : Mask.UP_TO))
                .forEach(masked::add);
        this.logOdds = Convolution.transposed(weights, "decoder.output", channels, 1, KEEPING);
    }

    /**
     * Refuses data that are no images of this size.
     *
     * @throws ConfigProblem when cells are no images, or of another size
     */
    static void require(DataSpec data, String family) {
        ImageShape shape = data.requireImage(family);
        if (shape.height() != SIDE || shape.width() != SIDE) {
            throw new ConfigProblem(
                    "%s draws images of %d x %d pixels.".formatted(family, SIDE, SIDE),
                    "Those of this data set have %s.".formatted(shape),
                    "Choose images of MNIST's size, or train cpl-mixVAE, which takes any.");
        }
    }

    /** Log odds of brightness, rows x pixels. */
    NDArray logOdds(NDArray code, StepScope step) {
        NDArray dense =
                seed.forward(hidden.forward(code, step).getNDArrayInternal().relu(), step);
        NDArray three = dense.getNDArrayInternal().relu().reshape(new Shape(-1, channels, FIRST, FIRST));
        NDArray seven = to7.forward(three, step);
        NDArray fourteen = swish.of(to14.forward(seven, step).add(skipTo14.forward(three, step)));
        NDArray full = swish.of(to28.forward(fourteen, step).add(skipTo28.forward(seven, step)));
        NDArray h = last.forward(full, step);
        for (Convolution layer : masked) {
            h = swish.of(layer.forward(h, step));
        }
        return logOdds.forward(h, step).reshape(new Shape(-1, SIDE * SIDE));
    }

    /** Brightness, rows x pixels. */
    NDArray images(NDArray code, StepScope step) {
        return logOdds(code, step).getNDArrayInternal().sigmoid();
    }

    @Override
    public NDArray reconstruction(NDArray code, Minibatch batch, StepScope step) {
        return Brightness.crossEntropy(logOdds(code, step), Brightness.of(batch, step));
    }
}
