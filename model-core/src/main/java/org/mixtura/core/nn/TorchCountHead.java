package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/**
 * The count head of scVI on any device: expected shares are a softmax over genes, times the library size. The part of
 * the likelihood that only counts above zero have is computed on those alone, gathered into rows of equal length.
 */
public final class TorchCountHead implements CountHead {

    private final Likelihood likelihood;
    private final MeanLink link;
    private final CountLikelihood.Guard guard;
    private final Linear shares;
    private final @Nullable Linear dropout;
    private final @Nullable Dispersion dispersion;
    private final LogFactorial logFactorial = new LogFactorial();

    /**
     * A head whose weights are called {@code NAME.px_scale_decoder.0.*} and, with zero inflation,
     * {@code NAME.px_dropout_decoder.*}.
     *
     * @param dispersion null for a likelihood without one
     */
    public TorchCountHead(
            Weights weights,
            String name,
            int width,
            int genes,
            Likelihood likelihood,
            @Nullable Dispersion dispersion) {
        this(
                likelihood,
                MeanLink.SOFTMAX,
                CountLikelihood.Guard.OF_MEAN,
                new Linear(weights, name + ".px_scale_decoder.0", width, genes),
                likelihood.hasDropout() ? new Linear(weights, name + ".px_dropout_decoder", width, genes) : null,
                dispersion);
    }

    /**
     * A negative binomial head without zero inflation, whose weights are called {@code NAME.weight} and {@code NAME.bias}.
     *
     * @param link how the layer becomes a mean
     */
    public TorchCountHead(
            Weights weights,
            String name,
            int width,
            int genes,
            MeanLink link,
            CountLikelihood.Guard guard,
            Dispersion dispersion) {
        this(Likelihood.NB, link, guard, new Linear(weights, name, width, genes), null, dispersion);
    }

    /**
     * A head of any likelihood and link, whose weights are called {@code NAME.mean.*} and, with zero inflation,
     * {@code NAME.dropout.*}.
     *
     * @param dispersion null for a likelihood without one
     * @param start how the layers begin
     */
    public TorchCountHead(
            Weights weights,
            String name,
            int width,
            int genes,
            Likelihood likelihood,
            MeanLink link,
            @Nullable Dispersion dispersion,
            Linear.Start start) {
        this(
                likelihood,
                link,
                CountLikelihood.Guard.OF_MEAN,
                new Linear(weights, name + ".mean", width, genes, start),
                likelihood.hasDropout() ? new Linear(weights, name + ".dropout", width, genes, start) : null,
                dispersion);
    }

    private TorchCountHead(
            Likelihood likelihood,
            MeanLink link,
            CountLikelihood.Guard guard,
            Linear shares,
            @Nullable Linear dropout,
            @Nullable Dispersion dispersion) {
        this.likelihood = likelihood;
        this.link = link;
        this.guard = guard;
        this.shares = shares;
        this.dropout = dropout;
        this.dispersion = dispersion;
    }

    @Override
    public CountParameters parameters(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        return new CountParameters(
                link.log(shares.forward(features, step), step).add(logLibrary),
                dispersion == null ? null : dispersion.logTheta(features, batch, step),
                dropout == null ? null : dropout.forward(features, step));
    }

    @Override
    public Reconstruction loss(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        var density = new CountLikelihood(likelihood, guard, step);
        var all = parameters(features, logLibrary, batch, step);
        NDArray zeroPart = density.ofZero(all).sum(new int[] {1});
        NDArray perCell = batch.widestRow() == 0
                ? zeroPart.neg()
                : zeroPart.add(countedPart(density, all, batch, step)).neg();
        return new Reconstruction(perCell, perCell.mean());
    }

    /** What the counts above zero add to the log-likelihood of each cell. */
    private NDArray countedPart(CountLikelihood density, CountParameters all, Minibatch batch, StepScope step) {
        int width = batch.widestRow();
        var shape = new Shape(batch.size(), width);
        NDArray genes = step.indices(shape, i -> isPadding(batch, i, width) ? 0 : batch.gene(entry(batch, i, width)));
        NDArray x = step.dense(shape, i -> isPadding(batch, i, width) ? 0 : batch.count(entry(batch, i, width)));
        NDArray mask = step.dense(shape, i -> isPadding(batch, i, width) ? 0 : 1);
        var counted = new CountParameters(
                gather(all.logMean(), genes),
                all.logDispersion() == null ? null : gather(all.logDispersion(), genes),
                all.dropoutLogit() == null ? null : gather(all.dropoutLogit(), genes));
        NDArray constants = step.dense(new Shape(batch.size()), row -> logFactorials(batch, row));
        return density.aboveZero(x, counted, mask).sum(new int[] {1}).sub(constants);
    }

    private static NDArray gather(NDArray parameter, NDArray genes) {
        return parameter.getShape().dimension() == 2
                ? parameter.gather(genes, 1)
                : parameter.gather(genes.reshape(-1), 0).reshape(genes.getShape());
    }

    private static int entry(Minibatch batch, int place, int width) {
        return batch.rowStart(place / width) + place % width;
    }

    private static boolean isPadding(Minibatch batch, int place, int width) {
        return entry(batch, place, width) >= batch.rowStart(place / width + 1);
    }

    private double logFactorials(Minibatch batch, int row) {
        double sum = 0;
        for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
            sum += logFactorial.of(batch.count(i));
        }
        return sum;
    }
}
