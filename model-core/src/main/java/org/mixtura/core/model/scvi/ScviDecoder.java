package org.mixtura.core.model.scvi;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.Dispersion;
import org.mixtura.core.nn.HiddenStack;
import org.mixtura.core.nn.OneHot;

/** h = stack(z, batch), rho = softmax(W h), and counts with mean l rho. */
final class ScviDecoder implements Decoder {

    private final int batches;
    private final HiddenStack hidden;
    private final CountHead head;

    ScviDecoder(Weights weights, ScviConfig config, DataSpec data) {
        this.batches = data.batches();
        int width = config.hiddenWidth();
        this.hidden = HiddenStack.overDense(
                weights,
                "decoder.px_decoder",
                config.latentDim(),
                batches > 1 ? batches : 0,
                new HiddenStack.Size(config.hiddenLayers(), width, 0));
        this.head = CountHead.ofShares(
                weights,
                "decoder",
                width,
                data.genes(),
                config.likelihood(),
                config.likelihood().hasDispersion() ? dispersion(weights, config, data) : null);
    }

    @Override
    public CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.parameters(features(code, batch, step), logScale, batch, step);
    }

    @Override
    public NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.loss(features(code, batch, step), logScale, batch, step).perCell();
    }

    /** What the head sees: cells x hidden units. */
    NDArray features(NDArray code, Minibatch batch, StepScope step) {
        return hidden.forward(code, covariates(batch, step), step);
    }

    /** The batch of each cell, cells x batches; null where there is one batch only. */
    @Nullable
    NDArray covariates(Minibatch batch, StepScope step) {
        return batches > 1 ? OneHot.of(batch.size(), batches, batch::batch, step) : null;
    }

    CountHead head() {
        return head;
    }

    private static Dispersion dispersion(Weights weights, ScviConfig config, DataSpec data) {
        int genes = data.genes();
        return switch (config.dispersion()) {
            case GENE -> Dispersion.perGene(weights, "px_r", genes);
            case GENE_BATCH -> Dispersion.perGeneAndBatch(weights, "px_r", genes, data.batches());
            case GENE_LABEL -> Dispersion.perGeneAndLabel(weights, "px_r", genes, data.labels());
            case GENE_CELL -> Dispersion.perGeneAndCell(weights, "decoder.px_r_decoder", config.hiddenWidth(), genes);
        };
    }
}
