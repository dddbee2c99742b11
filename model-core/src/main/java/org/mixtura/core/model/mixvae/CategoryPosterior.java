package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.mixtura.core.engine.StepScope;

/**
 * Probabilities of categories from an encoder's numbers, in native memory for training and in plain arrays for what is
 * asked later: a category that was pruned has none.
 *
 * @param kept whether each category is still there
 */
record CategoryPosterior(PosteriorForm form, double tau, boolean[] kept) {

    /** Far below every number that an encoder gives; its exponential is 0. */
    private static final double NEVER = -1e30;

    /** Cells x categories; rows sum to 1. */
    NDArray of(NDArray logits, StepScope step) {
        boolean all = keepsAll();
        NDArray absent = all ? null : step.dense(new Shape(1, kept.length), k -> kept[k] ? 0 : NEVER);
        // As in the published code, the first of two softmaxes is over all categories, pruned ones too.
        NDArray scaled = (form == PosteriorForm.SINGLE ? logits : logits.softmax(1)).div(step.constant(tau));
        return (absent == null ? scaled : scaled.add(absent)).softmax(1);
    }

    /** The same of one cell. */
    double[] of(double[] logits) {
        boolean[] all = new boolean[kept.length];
        Arrays.fill(all, true);
        double[] from = form == PosteriorForm.SINGLE ? logits : softmax(logits, all);
        double[] scaled = new double[logits.length];
        Arrays.setAll(scaled, k -> from[k] / tau);
        return softmax(scaled, kept);
    }

    private static double[] softmax(double[] values, boolean[] kept) {
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < values.length; k++) {
            top = kept[k] ? Math.max(top, values[k]) : top;
        }
        double sum = 0;
        double[] out = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            out[k] = kept[k] ? Math.exp(values[k] - top) : 0;
            sum += out[k];
        }
        for (int k = 0; k < values.length; k++) {
            out[k] /= sum;
        }
        return out;
    }

    private boolean keepsAll() {
        for (boolean is : kept) {
            if (!is) {
                return false;
            }
        }
        return true;
    }
}
