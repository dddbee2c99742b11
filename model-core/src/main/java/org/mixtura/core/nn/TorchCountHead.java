package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * The count head of scVI on any device: expected shares are a softmax over genes, times the library size. The part of
 * the likelihood that only counts above zero have is computed on those alone, gathered into rows of equal length.
 */
final class TorchCountHead implements CountHead {

    private final CountLayer layer;
    private final LogFactorial logFactorial = new LogFactorial();

    TorchCountHead(CountLayer layer) {
        this.layer = layer;
    }

    @Override
    public CountParameters parameters(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        var dispersion = layer.dispersion();
        var dropout = layer.dropout();
        return new CountParameters(
                layer.link().log(layer.shares().forward(features, step), step).add(logLibrary),
                dispersion == null ? null : dispersion.logTheta(features, batch, step),
                dropout == null ? null : dropout.forward(features, step));
    }

    @Override
    public Reconstruction loss(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step) {
        var density = new CountLikelihood(layer.likelihood(), layer.guard(), step);
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
        NDArray constants = step.dense(new Shape(batch.size()), row -> logFactorial.ofRow(batch, row));
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
}
