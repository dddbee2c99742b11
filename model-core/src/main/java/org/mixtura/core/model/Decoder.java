package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** The part of a model that turns latent codes into distributions of counts. */
public interface Decoder {

    /**
     * The distribution of the counts of each cell.
     *
     * @param code cells x latent dimensions
     * @param logScale cells x 1; where it is 0 the mean is the expected share of each gene
     * @return parameters of cells x genes, or broadcasting to that
     */
    CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step);

    /** -log p(x | code, scale) of each cell's own counts; one value per cell. */
    NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step);

    /** Log of what a row's shares are multiplied by, where that is not hidden: by default the sum of its counts. */
    default double logScale(Minibatch batch, int row) {
        return DataSpec.logLibrary(batch.total(row));
    }

    /** Whether the means at scale 1 sum to 1 over the genes; else expected shares are had by dividing. */
    default boolean yieldsShares() {
        return true;
    }
}
