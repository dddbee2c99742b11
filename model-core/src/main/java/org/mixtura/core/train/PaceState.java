package org.mixtura.core.train;

/**
 * How fast training goes by now, as far as that follows from what has happened in the run.
 *
 * @param plateauScale what the drops of a plateau schedule multiply the learning rate by
 * @param plateauBest the loss that has to be improved on
 * @param plateauEpochs epochs since it was
 * @param retries how often training went back because a loss was not finite
 * @param halvings how often the minibatch was halved because memory was short
 */
public record PaceState(double plateauScale, double plateauBest, int plateauEpochs, int retries, int halvings) {

    /** Nothing has happened yet. */
    public static final PaceState FRESH = new PaceState(1, Double.POSITIVE_INFINITY, 0, 0, 0);

    PaceState withRetries(int count) {
        return new PaceState(plateauScale, plateauBest, plateauEpochs, count, halvings);
    }

    PaceState withHalvings(int count) {
        return new PaceState(plateauScale, plateauBest, plateauEpochs, retries, count);
    }
}
