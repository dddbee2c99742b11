package org.mixtura.core.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;

/**
 * What training leaves: plain values, nothing native.
 *
 * @param weights all weights and buffers by name, as kept (best or last)
 * @param latent cells x latent dimensions, all cells, posterior means
 * @param memberships probability of each component by the model's encoder, cells x components; empty for a model without
 * @param epochs epochs trained
 * @param bestEpoch the epoch whose weights are kept, from 1
 * @param seconds wall time of training
 * @param secondsPerEpoch median
 * @param device the device used, for example {@code cpu}
 * @param computing how it computed there, as the end of a sentence
 * @param train loss terms per cell on the training cells with the kept weights, evaluation mode
 * @param validation the same on the held-out cells
 * @param adjustments what was changed because something went wrong, one sentence each
 * @param cutShort whether somebody's wish ended training before it ended by itself
 * @param endReason why training ended, a sentence
 */
public record TrainedModel(
        Map<String, Tensor> weights,
        FloatMatrix latent,
        Optional<FloatMatrix> memberships,
        int epochs,
        int bestEpoch,
        double seconds,
        double secondsPerEpoch,
        String device,
        String computing,
        Map<String, Double> train,
        Map<String, Double> validation,
        List<String> adjustments,
        boolean cutShort,
        String endReason) {

    public TrainedModel {
        adjustments = List.copyOf(adjustments);
    }
}
