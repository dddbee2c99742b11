package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** The first layer on any device: the minibatch is spread out to a dense matrix and multiplied by the engine. */
final class TorchFirstLayer implements FirstLayer {

    private final Linear linear;
    private final EncoderInput input;

    TorchFirstLayer(Linear linear, EncoderInput input) {
        this.linear = linear;
        this.input = input;
    }

    @Override
    public NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        return linear.forward(HiddenStack.beside(input.dense(batch, step), covariates), step);
    }
}
