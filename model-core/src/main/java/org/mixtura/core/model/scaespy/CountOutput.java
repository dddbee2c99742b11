package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.Dispersion;
import org.mixtura.core.nn.Linear;
import org.mixtura.core.nn.MeanLink;

/** Codes to counts: constrained to shares of the cell's total, or with means of any sum. */
final class CountOutput implements Output, Decoder {

    private final HiddenDecoder hidden;
    private final CountHead head;
    private final boolean constrained;

    CountOutput(
            Weights weights,
            HiddenDecoder hidden,
            Likelihood likelihood,
            OutputSettings output,
            NetworkSettings network,
            int genes) {
        this.hidden = hidden;
        this.constrained = output.constrained();
        this.head = CountHead.of(
                weights,
                "decoder",
                network.hiddenWidth(),
                genes,
                likelihood,
                output.constrained() ? MeanLink.SOFTMAX : MeanLink.EXP,
                likelihood.hasDispersion() ? dispersion(weights, output, network, genes) : null,
                Linear.Start.XAVIER);
    }

    private static Dispersion dispersion(Weights weights, OutputSettings output, NetworkSettings network, int genes) {
        return switch (output.dispersion()) {
            case GENE -> Dispersion.perGene(weights, "decoder.log_theta", genes);
            case GENE_CELL ->
                Dispersion.perGeneAndCell(
                        weights, "decoder.theta", network.hiddenWidth(), genes, MeanLink.SOFTPLUS, Linear.Start.XAVIER);
        };
    }

    @Override
    public NDArray cost(NDArray code, Minibatch batch, StepScope step) {
        NDArray scale = step.dense(new Shape(batch.size(), 1), row -> logScale(batch, row));
        return reconstruction(code, scale, batch, step);
    }

    @Override
    public CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.parameters(hidden.features(code, batch, step), logScale, batch, step);
    }

    @Override
    public NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.loss(hidden.features(code, batch, step), logScale, batch, step)
                .perCell();
    }

    @Override
    public double logScale(Minibatch batch, int row) {
        return constrained ? Decoder.super.logScale(batch, row) : 0;
    }

    @Override
    public boolean yieldsShares() {
        return constrained;
    }
}
