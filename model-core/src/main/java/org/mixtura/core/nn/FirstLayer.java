package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * The linear layer that reads counts. It is the only one whose input is sparse, so an implementation may multiply the
 * sparse rows themselves and compute its weight gradient by hand ({@link StepScope#supplyGradient}).
 */
public interface FirstLayer {

    /**
     * The counts in the form of an {@link EncoderInput}, covariates beside them, through the layer.
     *
     * @param covariates cells x covariates, or null when there are none
     * @return cells x width, before normalisation and activation
     */
    NDArray forward(Minibatch batch, @Nullable NDArray covariates, StepScope step);
}
