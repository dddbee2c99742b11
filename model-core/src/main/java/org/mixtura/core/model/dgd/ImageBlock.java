package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Convolution;
import org.mixtura.core.nn.SqueezeExcitation;
import org.mixtura.core.nn.Swish;

/** Convolution, swish, squeeze and excitation. Weights are called {@code NAME.convolution.*}, {@code NAME.squeeze.*}, {@code NAME.excite.*}. */
record ImageBlock(Convolution convolution, SqueezeExcitation weighing) {

    /** With a transposed convolution, so that images grow. */
    static ImageBlock growing(Weights weights, String name, int channels, Convolution.Filter filter) {
        return new ImageBlock(
                Convolution.transposed(weights, name + ".convolution", channels, channels, filter),
                new SqueezeExcitation(weights, name, channels));
    }

    /** With a convolution, so that images shrink. */
    static ImageBlock shrinking(Weights weights, String name, int inputs, int channels, Convolution.Filter filter) {
        return new ImageBlock(
                Convolution.of(weights, name + ".convolution", inputs, channels, filter),
                new SqueezeExcitation(weights, name, channels));
    }

    NDArray forward(NDArray x, StepScope step) {
        return weighing.forward(new Swish().of(convolution.forward(x, step)), step);
    }
}
