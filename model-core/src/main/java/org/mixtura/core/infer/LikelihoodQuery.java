package org.mixtura.core.infer;

/**
 * How well the model explains each cell.
 *
 * @param samples draws from the posterior of each cell, at least 1
 * @param marginal whether the marginal likelihood is estimated from the same draws, too
 * @param seed of the draws
 */
public record LikelihoodQuery(int samples, boolean marginal, long seed) {

    private static final int MOST_SAMPLES = 1_000_000;

    public LikelihoodQuery {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException("samples are 1 to %,d, not %,d".formatted(MOST_SAMPLES, samples));
        }
    }
}
