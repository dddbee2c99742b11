package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/**
 * How far two encoders are apart in the categories that they give the same cells (Marghi et al., "Mixture representation
 * learning with coupled autoencoders", eq. 7 and 8). All are means over cells.
 */
public final class CategoryCoupling {

    private static final double EPSILON = 1e-8;

    private final StepScope step;

    public CategoryCoupling(StepScope step) {
        this.step = step;
    }

    /** sum q log(q + e), the negative entropy. */
    public NDArray negativeEntropy(NDArray q) {
        return q.mul(log(q)).sum(new int[] {1}).mean();
    }

    /**
     * sum_k (log(a_k + e) / sd(a_k) - log(b_k + e) / sd(b_k))^2, sd(q_k) = sqrt(var + e) with the unbiased variance of the
     * category's probability over the cells at hand; gradients pass through it.
     */
    public NDArray perturbedDistance(NDArray a, NDArray b) {
        return scaled(a).sub(scaled(b)).square().sum(new int[] {1}).mean();
    }

    /** The squared Aitchison distance: sum_k (clr(a)_k - clr(b)_k)^2 with clr(q) = log q - mean_k log q. */
    public NDArray aitchisonDistance(NDArray a, NDArray b) {
        return centred(a).sub(centred(b)).square().sum(new int[] {1}).mean();
    }

    private NDArray log(NDArray q) {
        return q.add(step.constant(EPSILON)).log();
    }

    private NDArray centred(NDArray q) {
        NDArray logs = log(q);
        return logs.sub(logs.mean(new int[] {1}, true));
    }

    private NDArray scaled(NDArray q) {
        // One cell has no spread; then only the epsilon scales.
        double others = Math.max(1, q.getShape().get(0) - 1);
        NDArray squares = q.sub(q.mean(new int[] {0}, true)).square().sum(new int[] {0}, true);
        NDArray sd =
                squares.div(step.constant(others)).add(step.constant(EPSILON)).sqrt();
        return log(q).div(sd);
    }
}
