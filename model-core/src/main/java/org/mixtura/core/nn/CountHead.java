package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/**
 * The last layer of a decoder of counts together with the likelihood. Everything that is cells x genes happens here, so
 * this is where most time goes and where a hand-written path pays: it may compute values and gradients of its own
 * weights by hand and let the rest of the network see a term of equal gradient.
 */
public interface CountHead {

    /**
     * The reconstruction loss of a minibatch.
     *
     * @param features cells x width, the decoder's last hidden layer
     * @param logLibrary cells x 1, log of the library size
     */
    Reconstruction loss(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step);

    /** The likelihood's parameters, cells x genes (or broadcasting to that). */
    CountParameters parameters(NDArray features, NDArray logLibrary, Minibatch batch, StepScope step);

    /**
     * A reconstruction loss; gradients flow from both.
     *
     * @param perCell negative log-likelihood of each cell
     * @param objective its mean over cells
     */
    record Reconstruction(NDArray perCell, NDArray objective) {}

    /**
     * The head of scVI: expected shares are a softmax over genes. Weights are called {@code NAME.px_scale_decoder.0.*} and, with
     * zero inflation, {@code NAME.px_dropout_decoder.*}.
     *
     * @param dispersion null for a likelihood without one
     */
    static CountHead ofShares(
            Weights weights,
            String name,
            int width,
            int genes,
            Likelihood likelihood,
            @Nullable Dispersion dispersion) {
        return of(
                weights,
                new CountLayer(
                        likelihood,
                        MeanLink.SOFTMAX,
                        CountLikelihood.Guard.OF_MEAN,
                        new Linear(weights, name + ".px_scale_decoder.0", width, genes),
                        likelihood.hasDropout()
                                ? new Linear(weights, name + ".px_dropout_decoder", width, genes)
                                : null,
                        dispersion));
    }

    /**
     * A negative binomial head without zero inflation, whose weights are called {@code NAME.weight} and {@code NAME.bias}.
     *
     * @param link how the layer becomes a mean
     */
    static CountHead negativeBinomial(
            Weights weights,
            String name,
            int width,
            int genes,
            MeanLink link,
            CountLikelihood.Guard guard,
            Dispersion dispersion) {
        return of(
                weights,
                new CountLayer(Likelihood.NB, link, guard, new Linear(weights, name, width, genes), null, dispersion));
    }

    /**
     * A head of any likelihood and link, whose weights are called {@code NAME.mean.*} and, with zero inflation,
     * {@code NAME.dropout.*}.
     *
     * @param dispersion null for a likelihood without one
     * @param start how the layers begin
     */
    static CountHead of(
            Weights weights,
            String name,
            int width,
            int genes,
            Likelihood likelihood,
            MeanLink link,
            @Nullable Dispersion dispersion,
            Linear.Start start) {
        return of(
                weights,
                new CountLayer(
                        likelihood,
                        link,
                        CountLikelihood.Guard.OF_MEAN,
                        new Linear(weights, name + ".mean", width, genes, start),
                        likelihood.hasDropout() ? new Linear(weights, name + ".dropout", width, genes, start) : null,
                        dispersion));
    }

    private static CountHead of(Weights weights, CountLayer layer) {
        return weights.fused()
                .<CountHead>map(cpu -> new FusedCountHead(layer, cpu))
                .orElseGet(() -> new TorchCountHead(layer));
    }
}
