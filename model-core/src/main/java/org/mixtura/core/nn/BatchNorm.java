package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/**
 * Batch normalisation with learned scale and shift. In training the minibatch's own mean and (biased) variance are used
 * and the running statistics move towards them, the variance by its unbiased estimate; in evaluation the running
 * statistics are used. A minibatch of one cell cannot be trained on.
 */
public final class BatchNorm {

    private final Weight scale;
    private final Weight shift;
    private final Weight runningMean;
    private final Weight runningVariance;
    private final double momentum;
    private final double epsilon;

    /** @param momentum the share of the minibatch in the new running statistics */
    public BatchNorm(Weights weights, String name, int width, double momentum, double epsilon) {
        this(
                weights,
                name,
                width,
                momentum,
                epsilon,
                weights.parameter(name + ".weight", new Shape(width), _ -> 1),
                weights.parameter(name + ".bias", new Shape(width), _ -> 0));
    }

    /** Normalisation alone: the scale stays 1 and the shift 0. */
    public static BatchNorm withoutScale(Weights weights, String name, int width, double momentum, double epsilon) {
        return new BatchNorm(
                weights,
                name,
                width,
                momentum,
                epsilon,
                weights.buffer(name + ".weight", new Shape(width), 1),
                weights.buffer(name + ".bias", new Shape(width), 0));
    }

    private BatchNorm(
            Weights weights, String name, int width, double momentum, double epsilon, Weight scale, Weight shift) {
        this.scale = scale;
        this.shift = shift;
        this.runningMean = weights.buffer(name + ".running_mean", new Shape(width), 0);
        this.runningVariance = weights.buffer(name + ".running_var", new Shape(width), 1);
        this.momentum = momentum;
        this.epsilon = epsilon;
    }

    /** Cells x width to the same shape. */
    public NDArray forward(NDArray x, StepScope step) {
        return forward(x, step.training(), step);
    }

    /** The same by the running statistics, which stay as they are, even in training: for a part that has learned before. */
    public NDArray settled(NDArray x, StepScope step) {
        return forward(x, false, step);
    }

    private NDArray forward(NDArray x, boolean learns, StepScope step) {
        // The engine's parameter is the share of the OLD statistics.
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        step.value(runningMean),
                        step.value(runningVariance),
                        step.value(scale),
                        step.value(shift),
                        1,
                        (float) (1 - momentum),
                        (float) epsilon,
                        learns)
                .singletonOrThrow();
    }
}
