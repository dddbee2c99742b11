package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Linear;

/**
 * The zero-inflated negative binomial likelihood of the published code: of k = exp(x) - 1, x what the encoder was shown, with
 * total count r = relu, success probability p = sigmoid and probability z = sigmoid of an extra zero,
 * <pre>
 * log NB(k) = lgamma(k + r) - lgamma(r) + k log p + r log(1 - p)          (k! is left out)
 * x = 0: log(z + (1 - z) (1 - p)^r);   x above 0: log(1 - z) + log NB(k)
 * </pre>
 * A mean over the genes, where other likelihoods are sums.
 */
final class PublishedZinbOutput implements ArmOutput {

    private static final double EPSILON = 1e-6;

    private final Linear totals;
    private final Linear success;
    private final Linear extraZeros;

    PublishedZinbOutput(Weights weights, String name, int width, int genes) {
        this.totals = new Linear(weights, name + ".totals", width, genes);
        this.success = new Linear(weights, name + ".success", width, genes);
        this.extraZeros = new Linear(weights, name + ".extra_zeros", width, genes);
    }

    @Override
    public NDArray cost(NDArray features, NDArray expression, Minibatch batch, StepScope step) {
        NDArray r = totals.forward(features, step).getNDArrayInternal().relu().add(step.constant(EPSILON));
        NDArray p = inside(success.forward(features, step).getNDArrayInternal().sigmoid(), step);
        NDArray z =
                inside(extraZeros.forward(features, step).getNDArrayInternal().sigmoid(), step);
        NDArray one = step.constant(1);
        NDArray counts = expression.exp().sub(one);
        NDArray none = r.mul(one.sub(p).log());
        NDArray some = counts.add(r)
                .gammaln()
                .sub(r.gammaln())
                .add(counts.mul(p.log()))
                .add(none);
        NDArray ofZero = z.add(one.sub(z).mul(none.exp())).log();
        NDArray ofMore = one.sub(z).log().add(some);
        NDArray isZero = expression.lte(step.constant(0)).toType(expression.getDataType(), false);
        NDArray log = isZero.mul(ofZero).add(one.sub(isZero).mul(ofMore));
        return log.mean(new int[] {1}).neg();
    }

    /** log(1 + r p / (1 - p)), of the mean without extra zeros. */
    @Override
    public NDArray expression(NDArray features, Minibatch batch, StepScope step) {
        NDArray one = step.constant(1);
        NDArray r = totals.forward(features, step).getNDArrayInternal().relu();
        NDArray p = inside(success.forward(features, step).getNDArrayInternal().sigmoid(), step);
        return r.mul(p).div(one.sub(p)).add(one).log();
    }

    private static NDArray inside(NDArray probability, StepScope step) {
        return probability.maximum(step.constant(EPSILON)).minimum(step.constant(1 - EPSILON));
    }
}
