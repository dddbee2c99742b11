package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.BatchNorm;
import org.mixtura.core.nn.Linear;

/** Tells cells from copies of an {@link Augmenter}. Weights are called {@code discriminator.*}. */
final class Discriminator {

    private final Linear first;
    private final BatchNorm firstNorm;
    private final Linear second;
    private final BatchNorm secondNorm;
    private final Linear last;

    Discriminator(Weights weights, int genes, int width) {
        String name = "discriminator.";
        this.first = new Linear(weights, name + "0", genes, width);
        this.firstNorm = BatchNorm.withoutScale(weights, name + "0.norm", width, 0.01, 1e-6);
        this.second = new Linear(weights, name + "1", width, width);
        this.secondNorm = BatchNorm.withoutScale(weights, name + "1.norm", width, 0.01, 1e-6);
        this.last = new Linear(weights, name + "2", width, 1);
    }

    /**
     * The log odds that each is a cell, cells x 1.
     *
     * @param learns whether the weights learn from it; else gradients pass to the expression alone
     */
    NDArray logOdds(NDArray expression, boolean learns, StepScope step) {
        NDArray h = linear(first, expression, learns, step);
        h = firstNorm.forward(h, step).getNDArrayInternal().relu();
        h = secondNorm
                .forward(linear(second, h, learns, step), step)
                .getNDArrayInternal()
                .relu();
        return linear(last, h, learns, step);
    }

    private static NDArray linear(Linear layer, NDArray x, boolean learns, StepScope step) {
        return learns ? layer.forward(x, step) : layer.settled(x, step);
    }
}
