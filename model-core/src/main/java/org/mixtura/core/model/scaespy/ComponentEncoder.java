package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.GaussianHead;
import org.mixtura.core.nn.Linear;

/**
 * Two networks that share nothing: e(y | x) = softmax(net_y(x)), and e(z | x, y) from net_z of x beside y as one of K. The
 * latter is asked for all y at once: y enters the first layer only, as a row of weights that is added.
 */
final class ComponentEncoder {

    private final @Nullable Membership membership;
    private final DenseStack hidden;
    private final @Nullable Weight ofComponent;
    private final GaussianHead head;

    /** @param covariates columns put beside the counts */
    ComponentEncoder(
            Weights weights, int genes, int covariates, int components, int dimensions, NetworkSettings settings) {
        int width = settings.hiddenWidth();
        this.membership = components > 1 ? Membership.of(weights, genes, covariates, components, settings) : null;
        this.hidden = DenseStack.overCounts(
                weights, "encoder_z", genes, covariates, settings.form(), settings.encoderInput());
        this.ofComponent = components > 1 ? offsets(weights, genes + covariates, components, width) : null;
        this.head = new GaussianHead(weights, "encoder_z", width, dimensions, Linear.Start.XAVIER);
    }

    private static Weight offsets(Weights weights, int otherInputs, int components, int width) {
        double bound = Math.sqrt(6.0 / (otherInputs + components + width));
        return weights.parameter(
                "encoder_z.component", new Shape(components, width), random -> random.nextDouble(-bound, bound));
    }

    private record Membership(DenseStack hidden, Linear logits) {

        static Membership of(Weights weights, int genes, int covariates, int components, NetworkSettings settings) {
            return new Membership(
                    DenseStack.overCounts(
                            weights, "encoder_y", genes, covariates, settings.form(), settings.encoderInput()),
                    new Linear(weights, "encoder_y.logits", settings.hiddenWidth(), components, Linear.Start.XAVIER));
        }
    }

    /** All components take the codes of the first one, which alone has been trained. */
    void spreadFirstComponent(RunScope run) {
        if (ofComponent != null) {
            float[] rows = RunScope.read(ofComponent.stored()).values();
            int width = Math.toIntExact(ofComponent.stored().getShape().get(1));
            run.write(ofComponent.stored(), i -> rows[i % width]);
        }
    }

    /** log e(y | x), cells x components. */
    NDArray logMembership(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        if (membership == null) {
            return step.filled(new Shape(batch.size(), 1), 0);
        }
        NDArray features = membership.hidden.forward(batch, covariates, step);
        return membership.logits.forward(features, step).logSoftmax(1);
    }

    /** e(z | x, y = 1) alone, cells x 1 x dimensions. */
    Gaussian firstCodes(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        if (ofComponent == null) {
            return codes(batch, covariates, step);
        }
        NDArray first = step.value(ofComponent).get(new NDIndex("0:1"));
        return head.forward(hidden.forwardVariants(batch, covariates, first, step), step);
    }

    /** e(z | x, y), cells x components x dimensions. */
    Gaussian codes(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        if (ofComponent == null) {
            var one = head.forward(hidden.forward(batch, covariates, step), step);
            return new Gaussian(one.mean().expandDims(1), one.variance().expandDims(1));
        }
        return head.forward(hidden.forwardVariants(batch, covariates, step.value(ofComponent), step), step);
    }
}
