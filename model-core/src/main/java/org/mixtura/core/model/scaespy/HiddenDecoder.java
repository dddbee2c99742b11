package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.OneHot;

/** The hidden layers of the decoder. It sees the code and, where it is told, the batch, but never the component. */
final class HiddenDecoder {

    private final DenseStack hidden;
    private final int batches;

    /** @param batches 0 where the batch is not told */
    HiddenDecoder(Weights weights, int dimensions, int batches, NetworkSettings settings) {
        this.batches = batches;
        this.hidden = DenseStack.overDense(weights, "decoder.hidden", dimensions + batches, settings.form());
    }

    /** Cells x dimensions to cells x width. */
    NDArray features(NDArray code, Minibatch batch, StepScope step) {
        NDArray input = batches > 0 ? code.concat(OneHot.of(batch.size(), batches, batch::batch, step), 1) : code;
        return hidden.forward(input, step);
    }
}
