package org.mixtura.core.train;

import java.util.List;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.TrainingDiverged;

/**
 * All that training needs to go on after an epoch as if it had never stopped. Random streams are found again by epoch and
 * step, so they have no state of their own.
 *
 * @param epoch epochs done
 * @param steps minibatches done
 * @param bestEpoch the epoch with the best validation loss; 0: none
 * @param bestLoss its loss
 * @param seconds wall time of each epoch
 * @param pace how fast training goes by now
 * @param adjustments what was changed because something went wrong, one sentence each
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
        PaceState pace,
        List<String> adjustments,
        Map<String, Tensor> weights,
        Map<String, Tensor> optimizer,
        Map<String, Tensor> bestWeights) {

    public Checkpoint {
        seconds = List.copyOf(seconds);
        adjustments = List.copyOf(adjustments);
    }

    /**
     * Looks at every weight and at the optimiser's moments.
     *
     * @throws TrainingDiverged when one is not finite: the last step of an epoch may spoil weights that no loss has seen
     *     yet, and a moment that overflows would hold its weight still for ever
     */
    void requireFinite() {
        requireFinite(weights, "The last step of the epoch made a weight infinite.");
        requireFinite(optimizer, "A gradient was so large that the optimiser cannot use its weight any more.");
    }

    private void requireFinite(Map<String, Tensor> tensors, String why) {
        tensors.forEach((name, tensor) -> {
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw TrainingDiverged.ofState(
                            epoch, name, why, "Lower the learning rate, and check that the data are raw counts.");
                }
            }
        });
    }
}
