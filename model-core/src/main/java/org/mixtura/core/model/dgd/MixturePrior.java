package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/**
 * The trainable mixture over codes, with priors of its own on means, variances and weights:
 * <pre>
 * log N_k(z) = -D/2 log 2 pi + 1/2 sum_d b_kd - 1/2 sum_d exp(b_kd) (z_d - m_kd)^2;  w = softmax(a)
 * log p(m_k) = lgamma(1 + D/2) - D (log r + 1/2 log pi) - softplus(h (|m_k| / r - 1))      a ball with a soft border
 * log p(b_kd) = log N(b_kd; c_kd, 1);  c = -2 log(spread r / K) until the mixture is started from clusters
 * log p(w) = lgamma(K alpha) - K lgamma(alpha) + (alpha - 1) sum_k log w_k                                Dirichlet
 * </pre>
 */
final class MixturePrior {

    private static final String MEAN = "mixture.mean";
    private static final String LOG_PRECISION = "mixture.logbeta";
    private static final String WEIGHT = "mixture.weight";
    private static final String CENTRE = "mixture.logbeta_centre";
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    /** Keeps the gradient of a length finite at zero. */
    private static final double TINY = 1e-30;

    private final PriorConfig config;
    private final RunScope run;
    private final int components;
    private final int dimensions;
    private final Weight mean;
    private final Weight logPrecision;
    private final Weight weight;
    private final Weight centre;

    MixturePrior(Weights weights, PriorConfig config, int components, int dimensions, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.run = run;
        this.components = components;
        this.dimensions = dimensions;
        double logPrecisionStart = -2 * Math.log(config.spread() * config.radius() / components);
        var shape = new Shape(components, dimensions);
        this.mean = weights.parameter(MEAN, shape, _ -> 0);
        this.logPrecision = weights.parameter(LOG_PRECISION, shape, _ -> logPrecisionStart);
        this.weight = weights.parameter(WEIGHT, new Shape(components), _ -> 1);
        this.centre = weights.buffer(CENTRE, shape, logPrecisionStart);
        double[] ball = inBall(seeds.stream("init/" + MEAN));
        run.write(mean.stored(), i -> ball[i]);
    }

    /** The mixture among stored weights. */
    static LatentMixture of(Map<String, Tensor> weights) {
        return mixture(
                Weights.stored(weights, MEAN), Weights.stored(weights, LOG_PRECISION), Weights.stored(weights, WEIGHT));
    }

    /** Whether a parameter is one of the mixture. */
    static boolean owns(Weight parameter) {
        return parameter.name().startsWith("mixture.");
    }

    LatentMixture values() {
        return mixture(
                RunScope.read(mean.stored()), RunScope.read(logPrecision.stored()), RunScope.read(weight.stored()));
    }

    /** Replaces the mixture; its variances become the centre of their prior. */
    void start(LatentMixture from) {
        run.write(mean.stored(), i -> from.means().values()[i]);
        run.write(logPrecision.stored(), i -> from.logPrecisions().values()[i]);
        run.write(centre.stored(), i -> from.logPrecisions().values()[i]);
        run.write(weight.stored(), k -> from.logWeights()[k]);
    }

    /** log weight + log density, rows x components. */
    NDArray logJoint(NDArray code, StepScope step) {
        NDArray b = step.value(logPrecision);
        NDArray off = code.expandDims(1).sub(step.value(mean).expandDims(0));
        NDArray squares = off.square().mul(b.exp().expandDims(0)).sum(new int[] {2});
        NDArray perComponent = b.sum(new int[] {1})
                .mul(step.constant(0.5))
                .sub(step.constant(0.5 * dimensions * LOG_TWO_PI))
                .add(step.value(weight).logSoftmax(0));
        return perComponent.expandDims(0).sub(squares.mul(step.constant(0.5)));
    }

    /** log p of means, variances and weights together, a scalar. */
    NDArray logOwnPrior(StepScope step) {
        return logBall(step).add(logPrecisionPrior(step)).add(logDirichlet(step));
    }

    private NDArray logBall(StepScope step) {
        NDArray length = step.value(mean)
                .square()
                .sum(new int[] {1})
                .add(step.constant(TINY))
                .sqrt();
        NDArray border = length.mul(step.constant(1 / config.radius()))
                .sub(step.constant(1))
                .mul(step.constant(config.hardness()))
                .getNDArrayInternal()
                .softPlus();
        double volume =
                logGamma(1 + 0.5 * dimensions) - dimensions * (Math.log(config.radius()) + 0.5 * Math.log(Math.PI));
        return step.constant(components * volume).sub(border.sum());
    }

    private NDArray logPrecisionPrior(StepScope step) {
        NDArray squares =
                step.value(logPrecision).sub(step.value(centre)).square().sum();
        return step.constant(-0.5 * components * dimensions * LOG_TWO_PI).sub(squares.mul(step.constant(0.5)));
    }

    private NDArray logDirichlet(StepScope step) {
        double constant = logGamma(components * config.alpha()) - components * logGamma(config.alpha());
        NDArray logWeights = step.value(weight).logSoftmax(0).sum();
        return step.constant(constant).add(logWeights.mul(step.constant(config.alpha() - 1)));
    }

    /** Evenly in the ball: a normal direction, at a length r U^(1/D). */
    private double[] inBall(RandomGenerator random) {
        double[] points = new double[components * dimensions];
        for (int k = 0; k < components; k++) {
            double squares = 0;
            for (int d = 0; d < dimensions; d++) {
                double x = random.nextGaussian();
                points[k * dimensions + d] = x;
                squares += x * x;
            }
            double scale = config.radius() * Math.pow(random.nextDouble(), 1.0 / dimensions) / Math.sqrt(squares);
            for (int d = 0; d < dimensions; d++) {
                points[k * dimensions + d] *= scale;
            }
        }
        return points;
    }

    private static LatentMixture mixture(Tensor mean, Tensor logPrecision, Tensor weight) {
        double[] logits = new double[weight.values().length];
        Arrays.setAll(logits, k -> weight.values()[k]);
        return LatentMixture.ofLogits(logits, mean.matrix(), logPrecision.matrix());
    }

    private static double logGamma(double x) {
        // log Gamma(x) = log (x - 1)!; for x below 1 by the recurrence.
        return x >= 1 ? new LogFactorial().of(x - 1) : new LogFactorial().of(x) - Math.log(x);
    }
}
