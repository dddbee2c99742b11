package org.mixtura.core.infer;

/**
 * How well the model explains each cell.
 *
 * @param samples draws from the posterior of each cell, at least 1
 * @param marginal whether the marginal likelihood is estimated from the same draws, too
 * @param seed of the draws
 */
public record LikelihoodQuery(int samples, boolean marginal, long seed) {

    public LikelihoodQuery {
        if (samples < 1) {
            throw new IllegalArgumentException("at least 1 sample is needed, not " + samples);
        }
    }
}
