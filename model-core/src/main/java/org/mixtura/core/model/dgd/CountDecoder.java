package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.Dispersion;
import org.mixtura.core.nn.MeanLink;
import org.mixtura.core.nn.OneHot;

/** Codes to negative binomial counts: x_ng ~ NB(M_n link(W h(z_n))_g, r_g). */
final class CountDecoder implements Decoder, CodeDecoder {

    private final DecoderConfig config;
    private final int batches;
    private final DenseStack hidden;
    private final CountHead head;

    /** @param widths units of each hidden layer */
    CountDecoder(Weights weights, int latentDim, DecoderConfig config, int[] widths, DataSpec data) {
        this.config = config;
        this.batches = config.batch() && data.batches() > 1 ? data.batches() : 0;
        this.hidden = new DenseStack(weights, "decoder.main", latentDim + batches, widths);
        this.head = CountHead.negativeBinomial(
                weights,
                "decoder.main." + 2 * widths.length,
                widths[widths.length - 1],
                data.genes(),
                config.link(),
                CountLikelihood.Guard.OF_SHARE,
                Dispersion.perGeneAbove(
                        weights,
                        "decoder.nb.log_r",
                        data.genes(),
                        config.dispersion() == DispersionForm.EXP_PLUS_ONE ? 1 : 0));
    }

    /** Whether the batch of a cell is told. */
    boolean knowsBatch() {
        return batches > 0;
    }

    @Override
    public boolean yieldsShares() {
        return config.link() == MeanLink.SOFTMAX;
    }

    /** At each row's own scale. */
    @Override
    public NDArray reconstruction(NDArray code, Minibatch batch, StepScope step) {
        NDArray scale = step.dense(new Shape(batch.size(), 1), row -> logScale(batch, row));
        return reconstruction(code, scale, batch, step);
    }

    @Override
    public NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.loss(features(code, batch, step), logScale, batch, step).perCell();
    }

    @Override
    public CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return head.parameters(features(code, batch, step), logScale, batch, step);
    }

    @Override
    public double logScale(Minibatch batch, int row) {
        return switch (config.scaling()) {
            case TOTAL -> DataSpec.logLibrary(batch.total(row));
            case MEAN -> DataSpec.logLibrary(batch.total(row)) - Math.log(batch.genes());
            case MAX -> DataSpec.logLibrary(largest(batch, row));
        };
    }

    private NDArray features(NDArray code, Minibatch batch, StepScope step) {
        NDArray input = knowsBatch() ? code.concat(OneHot.of(batch.size(), batches, batch::batch, step), 1) : code;
        return hidden.forward(input, step);
    }

    private static double largest(Minibatch batch, int row) {
        double largest = 0;
        for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
            largest = Math.max(largest, batch.count(i));
        }
        return largest;
    }
}
