package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/** The prior of codes: y ~ Cat(softmax(logits)), z | y ~ N(m_y, diag v_y). */
final class ComponentPrior {

    private static final String MEAN = "prior.mean";
    private static final String LOG_VARIANCE = "prior.log_variance";
    private static final String LOGITS = "prior.logits";

    private final int components;
    private final int dimensions;
    private final Weight mean;
    private final Weight logVariance;
    private final Weight logits;

    ComponentPrior(
            Weights weights, PriorSettings settings, int components, int dimensions, RunScope run, SeedPlan seeds) {
        this.components = components;
        this.dimensions = dimensions;
        var shape = new Shape(components, dimensions);
        this.mean = values(weights, MEAN, shape, settings.learnsComponents());
        this.logVariance = values(weights, LOG_VARIANCE, shape, settings.learnsComponents());
        this.logits = values(weights, LOGITS, new Shape(components), settings.learnsWeights());
        if (components > 1) {
            double[] start = directions(settings.spread(), seeds.stream("init/" + MEAN));
            run.write(mean.stored(), i -> start[i]);
        }
    }

    private static Weight values(Weights weights, String name, Shape shape, boolean learned) {
        return learned ? weights.parameter(name, shape, _ -> 0) : weights.buffer(name, shape, 0);
    }

    private double[] directions(double length, RandomGenerator random) {
        double[] all = new double[components * dimensions];
        for (int k = 0; k < components; k++) {
            double squares = 0;
            for (int i = k * dimensions; i < (k + 1) * dimensions; i++) {
                all[i] = random.nextGaussian();
                squares += all[i] * all[i];
            }
            for (int i = k * dimensions; i < (k + 1) * dimensions; i++) {
                all[i] *= length / Math.sqrt(squares);
            }
        }
        return all;
    }

    /** log q, one value per component. */
    NDArray logWeights(StepScope step) {
        return step.value(logits).logSoftmax(0);
    }

    /** All components, components x dimensions. */
    Gaussian components(StepScope step) {
        return new Gaussian(step.value(mean), step.value(logVariance).exp());
    }

    /** The prior with draws of each component. */
    Objective.Prior drawn(int draws, StepScope step) {
        var all = components(step);
        NDArray noise = step.normals(new Shape(draws, components, dimensions));
        NDArray points =
                noise.mul(all.variance().sqrt().expandDims(0)).add(all.mean().expandDims(0));
        return new Objective.Prior(logWeights(step), all, points);
    }

    /** log p(z), one value per row. */
    NDArray logDensity(NDArray code, StepScope step) {
        var all = components(step);
        var each = new Gaussian(all.mean().expandDims(0), all.variance().expandDims(0));
        NDArray joint = each.logDensity(code.expandDims(1), step)
                .sum(new int[] {2})
                .add(logWeights(step).expandDims(0));
        NDArray top = joint.max(new int[] {1}, true);
        return joint.sub(top).exp().sum(new int[] {1}, true).log().add(top).reshape(-1);
    }

    LatentMixture values() {
        return mixture(
                RunScope.read(mean.stored()), RunScope.read(logVariance.stored()), RunScope.read(logits.stored()));
    }

    /** The prior among stored weights. */
    static LatentMixture of(Map<String, Tensor> weights) {
        return mixture(
                Weights.stored(weights, MEAN), Weights.stored(weights, LOG_VARIANCE), Weights.stored(weights, LOGITS));
    }

    private static LatentMixture mixture(Tensor mean, Tensor logVariance, Tensor logits) {
        float[] precisions = logVariance.values().clone();
        for (int i = 0; i < precisions.length; i++) {
            precisions[i] = -precisions[i];
        }
        double[] free = new double[logits.values().length];
        Arrays.setAll(free, k -> logits.values()[k]);
        return LatentMixture.ofLogits(free, mean.matrix(), new Tensor(logVariance.shape(), precisions).matrix());
    }
}
