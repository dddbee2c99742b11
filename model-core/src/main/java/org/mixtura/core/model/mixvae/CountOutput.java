package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.Dispersion;
import org.mixtura.core.nn.Linear;
import org.mixtura.core.nn.MeanLink;

/** Counts as shares of the cell's total, one dispersion per gene. */
final class CountOutput implements ArmOutput {

    private final CountHead head;

    CountOutput(Weights weights, String name, int width, int genes, Likelihood likelihood) {
        this.head = CountHead.of(
                weights,
                name,
                width,
                genes,
                likelihood,
                MeanLink.SOFTMAX,
                Dispersion.perGene(weights, name + ".log_theta", genes),
                Linear.Start.TORCH);
    }

    @Override
    public NDArray cost(NDArray features, NDArray expression, Minibatch batch, StepScope step) {
        NDArray scale = step.dense(new Shape(batch.size(), 1), row -> DataSpec.logLibrary(batch.total(row)));
        return costAt(scale, features, batch, step);
    }

    /** -log p of each cell's own counts at a scale, cells x 1; one value per cell. */
    NDArray costAt(NDArray logScale, NDArray features, Minibatch batch, StepScope step) {
        return head.loss(features, logScale, batch, step).perCell();
    }

    @Override
    public NDArray expression(NDArray features, Minibatch batch, StepScope step) {
        NDArray scale = step.filled(new Shape(features.getShape().get(0), 1), Math.log(1e4));
        return parameters(features, scale, batch, step).logMean().exp();
    }

    CountParameters parameters(NDArray features, NDArray logScale, Minibatch batch, StepScope step) {
        return head.parameters(features, logScale, batch, step);
    }
}
