package org.mixtura.core.infer;

/**
 * Which new counts are to be drawn.
 *
 * @param genes positions among the genes of the model, in the order of the answer
 * @param samples new cells per cell, at least 1
 * @param seed of all draws
 */
public record PredictiveQuery(int[] genes, int samples, long seed) {

    public PredictiveQuery {
        if (samples < 1) {
            throw new IllegalArgumentException("at least 1 sample is needed, not " + samples);
        }
    }
}
