package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/**
 * Weighs the channels of an image by what all of them show on average (Hu et al. 2018): mean of each channel, a narrow ReLU layer, a
 * sigmoid gate for each channel. Weights are called {@code NAME.squeeze.*} and {@code NAME.excite.*}.
 */
public final class SqueezeExcitation {

    private static final int REDUCTION = 16;

    private final Linear squeeze;
    private final Linear excite;

    /** With a sixteenth of the channels in the narrow layer, at least one. */
    public SqueezeExcitation(Weights weights, String name, int channels) {
        int narrow = Math.max(1, channels / REDUCTION);
        this.squeeze = new Linear(weights, name + ".squeeze", channels, narrow);
        this.excite = new Linear(weights, name + ".excite", narrow, channels);
    }

    /** Cells x channels x height x width to the same shape. */
    public NDArray forward(NDArray x, StepScope step) {
        // The engine takes the mean over one axis at a time.
        NDArray mean = x.mean(new int[] {3}).mean(new int[] {2});
        NDArray narrow = squeeze.forward(mean, step).getNDArrayInternal().relu();
        NDArray gate = excite.forward(narrow, step).getNDArrayInternal().sigmoid();
        return x.mul(gate.expandDims(2).expandDims(3));
    }
}
