package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Linear;

/** Expression above 0: half the sum over genes of the squared distance from what the encoder was shown. */
final class ValueOutput implements ArmOutput {

    private final Linear values;

    ValueOutput(Weights weights, String name, int width, int genes) {
        this.values = new Linear(weights, name + ".values", width, genes);
    }

    @Override
    public NDArray cost(NDArray features, NDArray expression, Minibatch batch, StepScope step) {
        return found(features, step).sub(expression).square().sum(new int[] {1}).mul(step.constant(0.5));
    }

    @Override
    public NDArray expression(NDArray features, Minibatch batch, StepScope step) {
        return found(features, step);
    }

    private NDArray found(NDArray features, StepScope step) {
        return values.forward(features, step).getNDArrayInternal().relu();
    }
}
