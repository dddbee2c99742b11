package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.GaussianHead;
import org.mixtura.core.nn.Linear;

/**
 * The main blocks of {@link ImageDecoder} backwards, with convolutions in place of transposed ones: 28, 14, 7 and 3 pixels, then two
 * dense layers to mean and variance of a code.
 */
final class ImageEncoder {

    private final int channels;
    private final ImageBlock keeping;
    private final ImageBlock to14;
    private final ImageBlock to7;
    private final ImageBlock to3;
    private final Linear hidden;
    private final GaussianHead code;

    ImageEncoder(Weights weights, int latentDim, ImageDecoderConfig config) {
        this.channels = config.channels();
        this.keeping = ImageBlock.shrinking(weights, "encoder.block.0", 1, channels, ImageDecoder.KEEPING);
        this.to14 = ImageBlock.shrinking(weights, "encoder.block.1", channels, channels, ImageDecoder.DOUBLING);
        this.to7 = ImageBlock.shrinking(weights, "encoder.block.2", channels, channels, ImageDecoder.DOUBLING);
        this.to3 = ImageBlock.shrinking(weights, "encoder.block.3", channels, channels, ImageDecoder.TO_7);
        int seed = channels * ImageDecoder.FIRST * ImageDecoder.FIRST;
        this.hidden = new Linear(weights, "encoder.dense.0", seed, config.hiddenWidth());
        this.code = new GaussianHead(weights, "encoder", config.hiddenWidth(), latentDim);
    }

    /** The posterior of each image's code; brightness is rows x pixels. */
    Gaussian code(NDArray brightness, StepScope step) {
        NDArray image = brightness.reshape(new Shape(-1, 1, ImageDecoder.SIDE, ImageDecoder.SIDE));
        NDArray three = to3.forward(to7.forward(to14.forward(keeping.forward(image, step), step), step), step);
        NDArray flat = three.reshape(new Shape(-1, (long) channels * ImageDecoder.FIRST * ImageDecoder.FIRST));
        return code.forward(hidden.forward(flat, step).getNDArrayInternal().relu(), step);
    }
}
