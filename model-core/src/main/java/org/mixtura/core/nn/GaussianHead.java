package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/** Mean and variance of a normal distribution from features; the variance is exp(linear) + 1e-4, as in scvi-tools. */
public final class GaussianHead {

    private static final double SMALLEST_VARIANCE = 1e-4;

    private final Linear mean;
    private final Linear variance;

    public GaussianHead(Weights weights, String name, int inputs, int outputs) {
        this(weights, name, inputs, outputs, Linear.Start.TORCH);
    }

    public GaussianHead(Weights weights, String name, int inputs, int outputs, Linear.Start start) {
        this.mean = new Linear(weights, name + ".mean_encoder", inputs, outputs, start);
        this.variance = new Linear(weights, name + ".var_encoder", inputs, outputs, start);
    }

    /** Cells x inputs to distributions of cells x outputs; further axes may lie before the last one. */
    public Gaussian forward(NDArray features, StepScope step) {
        return new Gaussian(
                mean.forward(features, step),
                variance.forward(features, step).exp().add(step.constant(SMALLEST_VARIANCE)));
    }
}
