package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

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
     * A reconstruction loss.
     *
     * @param perCell negative log-likelihood of each cell, for reports; gradients need not flow from it
     * @param objective a scalar to differentiate: its gradient is that of the mean over cells
     */
    record Reconstruction(NDArray perCell, NDArray objective) {}
}
