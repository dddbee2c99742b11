package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/**
 * Independent normal distributions.
 *
 * @param mean any shape
 * @param variance of the same shape, positive
 */
public record Gaussian(NDArray mean, NDArray variance) {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Log density of the standard normal, per entry: -(x^2 + log 2 pi) / 2. */
    public static NDArray logStandard(NDArray x, StepScope step) {
        return x.square().mul(step.constant(-0.5)).sub(step.constant(HALF_LOG_TWO_PI));
    }

    /** Log density per entry: -(log(2 pi v) + (x - m)^2 / v) / 2. */
    public NDArray logDensity(NDArray x, StepScope step) {
        return x.sub(mean)
                .square()
                .div(variance)
                .add(variance.log())
                .mul(step.constant(-0.5))
                .sub(step.constant(HALF_LOG_TWO_PI));
    }

    /** One draw each, differentiable in mean and variance. */
    public NDArray sample(StepScope step) {
        return mean.add(variance.sqrt().mul(step.normals(mean.getShape())));
    }

    /** KL divergence from the standard normal, per entry: (m^2 + v - 1 - log v) / 2. */
    public NDArray klFromStandard(StepScope step) {
        return mean.square()
                .add(variance)
                .sub(step.constant(1))
                .sub(variance.log())
                .mul(step.constant(0.5));
    }

    /** KL divergence from another normal, per entry: (log(v2/v1) - 1 + (v1 + (m1 - m2)^2) / v2) / 2. */
    public NDArray klFrom(Gaussian prior, StepScope step) {
        NDArray spread = variance.add(mean.sub(prior.mean).square()).div(prior.variance);
        return prior.variance
                .log()
                .sub(variance.log())
                .sub(step.constant(1))
                .add(spread)
                .mul(step.constant(0.5));
    }
}
