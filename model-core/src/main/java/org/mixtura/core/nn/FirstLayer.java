package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/**
 * The linear layer that reads counts. It is the only one whose input is sparse, so an implementation may multiply the
 * sparse rows themselves and compute its weight gradient by hand ({@link StepScope#supplyGradient}).
 */
public interface FirstLayer {

    /**
     * The counts in the form of an {@link EncoderInput}, covariates beside them, through the layer.
     *
     * @param covariates cells x covariates, or null when there are none; they are data, and have no gradient
     * @return cells x width, before normalisation and activation
     */
    NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step);

    /**
     * The layer, in the form that suits where it computes. Its weights are called {@code NAME.weight} and {@code NAME.bias}.
     *
     * @param inputs genes and covariates
     */
    static FirstLayer of(Weights weights, String name, int inputs, int width, Linear.Start start, EncoderInput input) {
        return weights.fused()
                .<FirstLayer>map(
                        cpu -> new FusedFirstLayer(Linear.byInput(weights, name, inputs, width, start), input, cpu))
                .orElseGet(() -> new TorchFirstLayer(new Linear(weights, name, inputs, width, start), input));
    }
}
