package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.nn.Linear;

/** Codes to what the encoder sees: sum over the genes of the squared distance. */
final class ValueOutput implements Output {

    private final HiddenDecoder hidden;
    private final Linear values;
    private final EncoderInput input;

    ValueOutput(Weights weights, HiddenDecoder hidden, NetworkSettings network, int genes) {
        this.hidden = hidden;
        this.values = new Linear(weights, "decoder.values", network.hiddenWidth(), genes, Linear.Start.XAVIER);
        this.input = network.encoderInput();
    }

    @Override
    public NDArray cost(NDArray code, Minibatch batch, StepScope step) {
        NDArray found = values.forward(hidden.features(code, batch, step), step);
        return found.sub(input.dense(batch, step)).square().sum(new int[] {1});
    }
}
