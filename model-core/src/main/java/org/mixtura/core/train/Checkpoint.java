package org.mixtura.core.train;

import java.util.List;
import java.util.Map;
import org.mixtura.core.data.Tensor;

/**
 * All that training needs to go on after an epoch as if it had never stopped. Random streams are found again by epoch and
 * step, so they have no state of their own.
 *
 * @param epoch epochs done
 * @param steps minibatches done
 * @param bestEpoch the epoch with the best validation loss; 0: none
 * @param bestLoss its loss
 * @param seconds wall time of each epoch
 * @param weights weights and buffers after the epoch
 * @param optimizer the optimiser's moments
 * @param bestWeights weights and buffers of the best epoch; empty when they are not kept
 */
public record Checkpoint(
        int epoch,
        long steps,
        int bestEpoch,
        double bestLoss,
        List<Double> seconds,
        Map<String, Tensor> weights,
        Map<String, Tensor> optimizer,
        Map<String, Tensor> bestWeights) {

    public Checkpoint {
        seconds = List.copyOf(seconds);
    }
}
