package org.mixtura.core.train;

import java.util.Map;
import org.mixtura.core.data.Tensor;

/** Remembers the epoch with the best validation loss, with its weights if they are to be kept. */
final class BestWeights {

    private final boolean keeps;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private Map<String, Tensor> kept = Map.of();

    BestWeights(boolean keeps) {
        this.keeps = keeps;
    }

    /** Takes note of an epoch; true when it is the best so far. */
    boolean offer(int epoch, double loss, Learner learner) {
        if (!(loss < bestLoss)) {
            return false;
        }
        bestLoss = loss;
        bestEpoch = epoch;
        kept = keeps ? learner.values() : Map.of();
        return true;
    }

    /** The best epoch, from 1; 0 before the first. */
    int epoch() {
        return bestEpoch;
    }

    double loss() {
        return bestLoss;
    }

    /** The weights of the best epoch; empty when they are not kept or there is none. */
    Map<String, Tensor> weights() {
        return kept;
    }

    /** Goes on where an interrupted run was. */
    void restore(Checkpoint from) {
        bestLoss = from.bestEpoch() == 0 ? Double.POSITIVE_INFINITY : from.bestLoss();
        bestEpoch = from.bestEpoch();
        kept = from.bestWeights();
    }

    /** Puts the best weights back, if they were kept; else leaves the last ones. */
    void restore(Learner learner) {
        if (!kept.isEmpty()) {
            learner.load(kept);
        }
    }
}
