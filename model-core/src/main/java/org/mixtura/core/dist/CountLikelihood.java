package org.mixtura.core.dist;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.Objects;
import org.mixtura.core.engine.StepScope;

/**
 * The log-likelihood of counts, in two parts: what an entry gives if its count is zero, and what a count above zero
 * adds to that. Nine entries of ten are zero and need no gamma function, so the second part is computed for the others
 * only. The constant -log x! of the second part is left out; {@link LogFactorial} gives it.
 *
 * <p>Negative binomial with mean mu and inverse dispersion theta (spec of scVI, Lopez et al. 2018):
 * <pre>
 * log NB(x) = lgamma(x + theta) - lgamma(theta) - log x! - theta log(1 + mu/theta) + x log(mu / (theta + mu))
 * </pre>
 * Every logarithm of a ratio is a softplus of a difference of logarithms, which loses no digits however far mu and
 * theta are apart. As in scvi-tools a small number is added to mu in x log mu, so that a gene that the decoder excludes
 * costs much, but not infinitely much.
 *
 * <p>Zero inflation with log odds h, of a Poisson variable as of a negative binomial: with b the log probability of a zero count, a zero gives S(b - h) - S(-h) and a
 * positive count adds -S(h - b), where S is softplus.
 */
public final class CountLikelihood {

    /** Added to the mean inside the logarithm of {@code x log mu}. */
    public static final double EPSILON = 1e-8;

    /** Above it the difference of two log gammas has an error of more than 0.0005 in single precision. */
    private static final double LOG_LARGE = Math.log(1000);

    /** Stands for a padded count of zero where a logarithm is taken; its part of the sum is zero then, too. */
    private static final double SMALLEST = 1e-30;

    private static final double LOG_EPSILON = Math.log(EPSILON);

    /** What keeps the cost of a count finite where its mean is zero. */
    public enum Guard {
        /** {@link #EPSILON} is added to mu in x log mu, as in scvi-tools. */
        OF_MEAN,
        /** 1e-10 is added to mu / (mu + theta) in x log(mu / (mu + theta)), as in scDGD. */
        OF_SHARE;

        private static final double LOG_SHARE_EPSILON = Math.log(1e-10);
    }

    private final Likelihood kind;
    private final Guard guard;
    private final StepScope step;

    /** With the guard of scvi-tools. */
    public CountLikelihood(Likelihood kind, StepScope step) {
        this(kind, Guard.OF_MEAN, step);
    }

    public CountLikelihood(Likelihood kind, Guard guard, StepScope step) {
        this.kind = kind;
        this.guard = guard;
        this.step = step;
    }

    /** log p(0) of every entry; cells x genes. */
    public NDArray ofZero(CountParameters p) {
        return switch (kind) {
            case POISSON -> p.logMean().exp().neg();
            case NB -> logZero(p);
            case ZINB -> inflated(logZero(p), p);
            case ZIP -> inflated(p.logMean().exp().neg(), p);
        };
    }

    /**
     * log p(x) - log p(0) + log x! of entries above zero.
     *
     * @param x counts
     * @param p the parameters of those entries
     * @param mask 1 for an entry, 0 for padding (whose count must be 0, too)
     */
    public NDArray aboveZero(NDArray x, CountParameters p, NDArray mask) {
        return switch (kind) {
            case POISSON -> x.mul(p.logMean());
            case NB -> logRatio(x, p);
            case ZINB -> logRatio(x, p).sub(inflation(logZero(p), p, mask));
            case ZIP -> x.mul(p.logMean()).sub(inflation(p.logMean().exp().neg(), p, mask));
        };
    }

    /** The log probability of a zero, from that without inflation. */
    private static NDArray inflated(NDArray logZero, CountParameters p) {
        NDArray dropout = Objects.requireNonNull(p.dropoutLogit());
        return softplus(logZero.sub(dropout)).sub(softplus(dropout.neg()));
    }

    /** By how much more inflation lifts a zero than a count above zero. */
    private static NDArray inflation(NDArray logZero, CountParameters p, NDArray mask) {
        return softplus(Objects.requireNonNull(p.dropoutLogit()).sub(logZero)).mul(mask);
    }

    /** log NB(0) = -theta log(1 + mu/theta). */
    private static NDArray logZero(CountParameters p) {
        NDArray logTheta = Objects.requireNonNull(p.logDispersion());
        return softplus(p.logMean().sub(logTheta)).mul(logTheta.exp()).neg();
    }

    /** log NB(x) - log NB(0) + log x!. */
    private NDArray logRatio(NDArray x, CountParameters p) {
        NDArray logTheta = Objects.requireNonNull(p.logDispersion());
        NDArray theta = logTheta.exp();
        return gammaRatio(x, theta, logTheta, isOnHost(x)).add(x.mul(logShare(p.logMean(), logTheta)));
    }

    /**
     * log gamma(x + theta) - log gamma(theta). Of large theta both have too many digits before the point to leave any
     * after it, so there it is the difference of Stirling's series, term by term:
     * (theta - 1/2) log(1 + x/theta) + x log(x + theta) - x + 1/(12 (x + theta)) - 1/(12 theta).
     *
     * @param ask whether to look first if there is any large theta, which spares the series; a GPU is not asked, for the
     *     host would wait until it has done all that it was given so far. The result is the same to the last bit
     */
    NDArray gammaRatio(NDArray x, NDArray theta, NDArray logTheta, boolean ask) {
        NDArray direct = x.add(theta).gammaln().sub(theta.gammaln());
        NDArray isLarge = logTheta.gt(step.constant(LOG_LARGE));
        if (ask && !isLarge.any().getBoolean()) {
            return direct;
        }
        NDArray logLarge = logTheta.maximum(step.constant(LOG_LARGE));
        NDArray large = logLarge.exp();
        NDArray sum = large.add(x);
        NDArray logCount = x.maximum(step.constant(SMALLEST)).log();
        NDArray twelfth = step.constant(1.0 / 12);
        NDArray series = large.sub(step.constant(0.5))
                .mul(softplus(logCount.sub(logLarge)))
                .add(x.mul(sum.log()))
                .sub(x)
                .add(twelfth.div(sum).sub(twelfth.div(large)));
        return NDArrays.where(isLarge, series, direct);
    }

    private static boolean isOnHost(NDArray array) {
        return array.getDevice().getDeviceType().equals(Device.Type.CPU);
    }

    /** log(mu / (mu + theta)), guarded. */
    private NDArray logShare(NDArray logMean, NDArray logTheta) {
        NDArray exact = softplus(logTheta.sub(logMean));
        return switch (guard) {
            case OF_MEAN -> softplus(step.constant(LOG_EPSILON).sub(logMean)).sub(exact);
            case OF_SHARE ->
                softplus(step.constant(Guard.LOG_SHARE_EPSILON).add(exact)).sub(exact);
        };
    }

    private static NDArray softplus(NDArray u) {
        return u.getNDArrayInternal().softPlus();
    }
}
