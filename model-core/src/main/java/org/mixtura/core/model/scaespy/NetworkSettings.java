package org.mixtura.core.model.scaespy;

import org.mixtura.core.model.HiddenWidth;
import org.mixtura.core.nn.Activation;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.nn.Linear;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;

/** Encoders and decoder. */
public record NetworkSettings(
        @Section("Network")
        @Param(
                label = "Hidden layers",
                help = "Layers of each encoder and of the decoder.",
                source = "scAEspy: 1",
                min = 1,
                max = 8)
        int hiddenLayers,

        @HiddenWidth @Source("scAEspy: 64") int hiddenWidth,

        @Param(label = "Activation", help = "What a hidden unit makes of its input.", source = "scAEspy: sigmoid")
        Activation activation,

        @Param(
                label = "Encoder input",
                help = "Whether encoders see counts, their logarithms, or logarithms per thousand counts of the cell.",
                source = "scAEspy: raw")
        EncoderInput encoderInput,

        @Param(
                label = "Batch in the network",
                help = "Whether encoders and decoder are told the batch of a cell, so that codes need not explain it.",
                source = "scAEspy: no")
        boolean batch) {

    DenseStack.Form form() {
        return DenseStack.Form.of(hiddenLayers, hiddenWidth, activation, Linear.Start.XAVIER);
    }
}
