package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/**
 * A model that decodes a latent code to a distribution of counts. What can be asked of such a model once it is trained
 * (expression, likelihoods, new counts, comparisons) needs no more than this. The batch and label of a cell are those
 * of its row in the minibatch.
 */
public interface CountModel extends GenerativeModel {

    /**
     * What is believed about the hidden variables of some cells.
     *
     * @param code cells x latent dimensions
     * @param logLibrary log library size, cells x 1; null when it is not hidden but the sum of the counts, see {@link
     *     DataSpec#logLibrary}
     */
    record Posterior(Gaussian code, @Nullable Gaussian logLibrary) {}

    /**
     * Log of what the decoder multiplies a row's shares by, where that is not hidden: by default the sum of its counts.
     */
    default double logScale(Minibatch batch, int row) {
        return DataSpec.logLibrary(batch.total(row));
    }

    /** Whether the decoder's means at scale 1 sum to 1 over the genes; else expected shares are had by dividing. */
    default boolean decodesShares() {
        return true;
    }

    /** Whether a posterior has a spread; else it is the one code that explains a cell best. */
    default boolean knowsSpread() {
        return true;
    }

    /** The posterior of each cell. */
    Posterior posterior(Minibatch batch, StepScope step);

    /**
     * The distribution of the counts of each cell.
     *
     * @param code cells x latent dimensions
     * @param logLibrary cells x 1; where it is 0 the mean is the expected share of each gene
     * @return parameters of cells x genes, or broadcasting to that
     */
    CountParameters decode(NDArray code, NDArray logLibrary, Minibatch batch, StepScope step);

    /** -log p(x | code, library) of each cell's own counts; one value per cell. */
    NDArray reconstruction(NDArray code, NDArray logLibrary, Minibatch batch, StepScope step);

    /** The divergences of a posterior from its prior by term ({@code kl_z} ...); one value per cell each, unweighted. */
    SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step);

    /** log p(code), one value per cell. */
    NDArray logPrior(NDArray code, StepScope step);

    /** The prior of the log library size of each cell, cells x 1; of use only where that is hidden. */
    Gaussian libraryPrior(Minibatch batch, StepScope step);
}
