package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/** Divergences of categorical distributions; the last axis holds the probabilities. */
public final class Categories {

    /** Below this a probability counts as this much inside a logarithm; p log p is then 0 in single precision, too. */
    private static final double SMALLEST = 1e-30;

    private final StepScope step;

    public Categories(StepScope step) {
        this.step = step;
    }

    /** sum p (log p - log q), one value per row; 0 log 0 = 0. */
    public NDArray kl(NDArray p, NDArray q) {
        return overCategories(p.mul(log(p).sub(log(q))));
    }

    /** KL divergence from the uniform distribution: sum p log p + log K. */
    public NDArray klFromUniform(NDArray p) {
        long categories = p.getShape().get(p.getShape().dimension() - 1);
        return overCategories(p.mul(log(p))).add(step.constant(Math.log(categories)));
    }

    /** As {@link #kl}, from the logarithms of both. */
    public static NDArray klOfLogs(NDArray logP, NDArray logQ) {
        return overCategories(logP.exp().mul(logP.sub(logQ)));
    }

    private NDArray log(NDArray p) {
        return p.maximum(step.constant(SMALLEST)).log();
    }

    private static NDArray overCategories(NDArray terms) {
        return terms.sum(new int[] {terms.getShape().dimension() - 1});
    }
}
