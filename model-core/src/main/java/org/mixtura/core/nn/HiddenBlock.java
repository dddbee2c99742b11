package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/** What follows the linear part of a hidden layer: batch normalisation, ReLU, dropout. */
final class HiddenBlock {

    private final BatchNorm norm;
    private final double dropout;

    HiddenBlock(Weights weights, String name, int width, double dropout) {
        // Momentum and epsilon of scvi-tools.
        this.norm = new BatchNorm(weights, name, width, 0.01, 1e-3);
        this.dropout = dropout;
    }

    NDArray forward(NDArray linear, StepScope step) {
        NDArray active = norm.forward(linear, step).getNDArrayInternal().relu();
        return step.training() && dropout > 0 ? active.mul(step.dropoutMask(active.getShape(), dropout)) : active;
    }
}
