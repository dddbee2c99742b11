package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
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
     * @param code cells x latent dimensions; of a mixture, mean and variance of the whole
     * @param logLibrary log library size, cells x 1; null when it is not hidden but the sum of the counts, see {@link
     *     DataSpec#logLibrary}
     * @param mixture the distributions that the code is drawn from; null where that is the one of {@code code}
     */
    record Posterior(
            Gaussian code,
            @Nullable Gaussian logLibrary,
            @Nullable CodeMixture mixture) {

        /** A posterior that is one normal distribution. */
        public Posterior(Gaussian code, @Nullable Gaussian logLibrary) {
            this(code, logLibrary, null);
        }
    }

    /**
     * A posterior of several normal distributions.
     *
     * @param weights cells x components, rows sum to 1
     * @param codes cells x components x latent dimensions
     */
    record CodeMixture(NDArray weights, Gaussian codes) {}

    /** What turns a code into counts. */
    Decoder decoder();

    /** Whether a posterior has a spread; else it is the one code that explains a cell best. */
    default boolean knowsSpread() {
        return true;
    }

    /** The posterior of each cell. */
    Posterior posterior(Minibatch batch, StepScope step);

    /**
     * The divergences of a posterior from its prior by term ({@code kl_z} ...); one value per cell each, unweighted. By
     * default there is one, from N(0, I).
     */
    default SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        var terms = new LinkedHashMap<String, NDArray>();
        terms.put("kl_z", posterior.code().klFromStandard(step).sum(new int[] {1}));
        return terms;
    }

    /** log p(code), one value per cell; by default that of N(0, I). */
    default NDArray logPrior(NDArray code, StepScope step) {
        return Gaussian.logStandard(code, step).sum(new int[] {1});
    }

    /** The prior of the log library size of each cell, cells x 1, of a model whose {@link Posterior} has one. */
    default Gaussian libraryPrior(Minibatch batch, StepScope step) {
        throw new IllegalStateException("the scale of a cell is not hidden");
    }
}
