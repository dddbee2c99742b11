package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.Brightness;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * The brightness of pixels: binary cross entropy with what the encoder was shown.
 *
 * @param logOdds the last layer, cells x width to log odds of cells x pixels
 */
record PixelOutput(Layers logOdds) implements ArmOutput {

    @Override
    public NDArray cost(NDArray features, NDArray expression, Minibatch batch, StepScope step) {
        return Brightness.crossEntropy(logOdds.forward(features, step), expression);
    }

    @Override
    public NDArray expression(NDArray features, Minibatch batch, StepScope step) {
        return brightness(features, step);
    }

    NDArray brightness(NDArray features, StepScope step) {
        return logOdds.forward(features, step).getNDArrayInternal().sigmoid();
    }
}
