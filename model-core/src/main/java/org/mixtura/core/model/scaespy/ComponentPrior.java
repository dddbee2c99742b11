package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
    private static final String COUNTS = "prior.counts";

    private final int components;
    private final int dimensions;
    private final Weight mean;
    private final Weight logVariance;
    private final Weight logits;
    private final Weight counting;
    private final boolean learnsWeights;
    private final RunScope run;

    /** @param waits whether there is one standard normal until the mixture is counting */
    ComponentPrior(
            Weights weights,
            PriorSettings settings,
            int components,
            int dimensions,
            boolean waits,
            RunScope run,
            SeedPlan seeds) {
        this.run = run;
        this.learnsWeights = settings.learnsWeights();
        this.components = components;
        this.dimensions = dimensions;
        var shape = new Shape(components, dimensions);
        this.mean = values(weights, MEAN, shape, settings.learnsComponents());
        this.logVariance = values(weights, LOG_VARIANCE, shape, settings.learnsComponents());
        this.logits = values(weights, LOGITS, new Shape(components), settings.learnsWeights());
        this.counting = weights.buffer(COUNTS, new Shape(1), waits ? 0 : 1);
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

    /** Whether codes are drawn to the components by now; else to one standard normal. */
    boolean counts() {
        return RunScope.read(counting.stored()).values()[0] > 0;
    }

    /** The components begin at those of a mixture; weights that are not learned stay equal. */
    void start(LatentMixture from) {
        run.write(mean.stored(), i -> from.means().values()[i]);
        run.write(logVariance.stored(), i -> -from.logPrecisions().values()[i]);
        if (learnsWeights) {
            run.write(logits.stored(), k -> from.logWeights()[k]);
        }
    }

    /** From now on codes are drawn to the components. */
    void count() {
        run.write(counting.stored(), _ -> 1);
    }

    /** The standard normal with draws of it, as a prior of one component. */
    Objective.Prior standard(int draws, StepScope step) {
        var shape = new Shape(1, dimensions);
        var normal = new Gaussian(step.filled(shape, 0), step.filled(shape, 1));
        return new Objective.Prior(
                step.filled(new Shape(1), 0),
                normal,
                draws == 0 ? normal.mean().expandDims(0) : step.normals(new Shape(draws, 1, dimensions)));
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

    /** The prior with its means in place of draws, so that no noise is asked for. */
    Objective.Prior drawnAtMeans(StepScope step) {
        var all = components(step);
        return new Objective.Prior(logWeights(step), all, all.mean().expandDims(0));
    }

    /** log q_y N(z; m_y, v_y), rows x components. */
    NDArray logJoint(NDArray code, StepScope step) {
        var all = components(step);
        var each = new Gaussian(all.mean().expandDims(0), all.variance().expandDims(0));
        return each.logDensity(code.expandDims(1), step)
                .sum(new int[] {2})
                .add(logWeights(step).expandDims(0));
    }

    /** log p(z), one value per row. */
    NDArray logDensity(NDArray code, StepScope step) {
        NDArray joint = logJoint(code, step);
        NDArray top = joint.max(new int[] {1}, true);
        return joint.sub(top).exp().sum(new int[] {1}, true).log().add(top).reshape(-1);
    }

    LatentMixture values() {
        return mixture(
                RunScope.read(mean.stored()), RunScope.read(logVariance.stored()), RunScope.read(logits.stored()));
    }

    /** The prior among stored weights; empty where it was never counting. */
    static Optional<LatentMixture> of(Map<String, Tensor> weights) {
        return Weights.stored(weights, COUNTS).values()[0] > 0
                ? Optional.of(mixture(
                        Weights.stored(weights, MEAN),
                        Weights.stored(weights, LOG_VARIANCE),
                        Weights.stored(weights, LOGITS)))
                : Optional.empty();
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
