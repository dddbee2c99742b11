package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.nn.BatchNorm;
import org.mixtura.core.nn.Convolution;
import org.mixtura.core.nn.Convolution.Filter;
import org.mixtura.core.nn.Linear;

/**
 * Convolutional encoder and decoder of an arm, as in Dupont (2018): filters of 4 x 4 that halve the image until it is at most {@value
 * #SMALL} pixels high, a dense layer, the summary; and backwards. Weights are called {@code NAME.encoder.*} and {@code NAME.decoder.*}.
 */
final class ImageLayers {

    private static final int SMALL = 7;
    private static final Filter HALVING = new Filter(4, 2, 1);

    private final NetworkSettings network;
    private final ImageShape image;
    private final ImageShape small;
    private final List<Convolution> shrinking = new ArrayList<>();
    private final Linear dense;
    private final BatchNorm denseNorm;
    private final Linear summary;
    private final BatchNorm summaryNorm;
    private final Linear hidden;
    private final Linear seed;
    private final List<Convolution> growing = new ArrayList<>();
    private final Convolution last;

    ImageLayers(Weights weights, String name, ImageShape image, ArmForm form) {
        this.network = form.network();
        this.image = image;
        int halvings = halvings(image);
        int channels = network.channels();
        this.small = new ImageShape(image.height() >> halvings, image.width() >> halvings);
        String encoder = name + ".encoder.";
        String decoder = name + ".decoder.";
        for (int i = 0; i < halvings; i++) {
            shrinking.add(Convolution.of(weights, encoder + "image." + i, i == 0 ? 1 : channels, channels, HALVING));
        }
        int flat = channels * small.pixels();
        this.dense = new Linear(weights, encoder + "dense", flat, network.hiddenWidth());
        this.denseNorm = norm(weights, encoder + "dense.norm", network.hiddenWidth(), form.norm());
        this.summary = new Linear(weights, encoder + "summary", network.hiddenWidth(), network.lowDim());
        this.summaryNorm = norm(weights, encoder + "summary.norm", network.lowDim(), form.norm());
        this.hidden =
                new Linear(weights, decoder + "dense.0", form.categories() + form.states(), network.hiddenWidth());
        this.seed = new Linear(weights, decoder + "dense.1", network.hiddenWidth(), flat);
        for (int i = 0; i < halvings - 1; i++) {
            growing.add(Convolution.transposed(weights, decoder + "image." + i, channels, channels, HALVING));
        }
        this.last = Convolution.transposed(weights, decoder + "pixels", channels, 1, HALVING);
    }

    private static BatchNorm norm(Weights weights, String name, int width, ArmForm.Norm form) {
        return BatchNorm.withoutScale(weights, name, width, form.momentum(), form.epsilon());
    }

    /** How often height and width can be halved, and need be. */
    private static int halvings(ImageShape image) {
        int count = 0;
        int height = image.height();
        int width = image.width();
        while (Math.max(height, width) > SMALL && height % 2 == 0 && width % 2 == 0) {
            height /= 2;
            width /= 2;
            count++;
        }
        if (count == 0) {
            throw new ConfigProblem(
                    "Convolutions cannot halve images of %s pixels.".formatted(image),
                    "Height or width is odd, or both are small already.",
                    "Set network.kind=mlp, or use images of 28 x 28, 32 x 32 or 64 x 64 pixels.");
        }
        return count;
    }

    /** Cells x pixels to cells x summary. */
    NDArray encode(NDArray brightness, StepScope step) {
        NDArray h = ArmEncoder.dropped(brightness, network.inputDropout(), step)
                .reshape(new Shape(-1, 1, image.height(), image.width()));
        for (Convolution layer : shrinking) {
            h = relu(layer.forward(h, step));
        }
        NDArray flat = h.reshape(new Shape(-1, (long) network.channels() * small.pixels()));
        NDArray wide = denseNorm.forward(relu(dense.forward(flat, step)), step);
        return summaryNorm.forward(relu(summary.forward(wide, step)), step);
    }

    /** Category and state, cells x (K + S), to the last image but one, flat. */
    NDArray decode(NDArray input, StepScope step) {
        NDArray h = relu(seed.forward(relu(hidden.forward(input, step)), step))
                .reshape(new Shape(-1, network.channels(), small.height(), small.width()));
        for (Convolution layer : growing) {
            h = relu(layer.forward(h, step));
        }
        return h;
    }

    /** The last layer: log odds of brightness, cells x pixels. */
    NDArray logOdds(NDArray features, StepScope step) {
        return last.forward(features, step).reshape(new Shape(-1, image.pixels()));
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }
}
