package org.mixtura.core.model.mixvae;

import org.mixtura.core.model.HiddenWidth;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;
import org.mixtura.core.schema.When;

/** Encoder and decoder of an arm. */
public record NetworkSettings(
        @Section("Network")
        @Param(
                label = "Layers",
                help =
                        "Dense layers, or, of images, convolutions that halve height and width until 7 pixels or fewer are"
                                + " left, and their transposes.",
                source = "cpl-mixVAE: dense; Dupont on images: convolutions")
        NetworkKind kind,

        @When(field = "kind", is = "conv")
        @Param(label = "Channels", help = "Channels of every convolution.", source = "Dupont: 32", min = 1, max = 1024)
        int channels,

        @When(field = "kind", is = "mlp")
        @Param(
                label = "Hidden layers",
                help = "Layers of each encoder and of each decoder.",
                source = "cpl-mixVAE: 4",
                min = 1,
                max = 8)
        int hiddenLayers,

        @HiddenWidth @Source("cpl-mixVAE: 100") int hiddenWidth,

        @Param(
                label = "Summary size",
                help = "Numbers that an encoder sums a cell up in; category and state are computed from them.",
                symbol = "D",
                source = "cpl-mixVAE: 10",
                min = 1,
                max = 1024)
        int lowDim,

        @Param(
                label = "Dropout of genes",
                help = "Share of the genes that an encoder does not see, drawn anew for each cell, arm and step.",
                source = "cpl-mixVAE code: 0.5",
                min = 0,
                below = 1)
        double inputDropout,

        @Param(
                label = "Dropout of states",
                help = "Share of the state's dimensions that a decoder does not see in training.",
                source = "cpl-mixVAE code: 0.2",
                min = 0,
                below = 1)
        double stateDropout) {

    /** Dense layers. */
    NetworkSettings(int hiddenLayers, int hiddenWidth, int lowDim, double inputDropout, double stateDropout) {
        this(NetworkKind.MLP, 32, hiddenLayers, hiddenWidth, lowDim, inputDropout, stateDropout);
    }

    /** Dense layers for images: wider than for cells, whose expression says less than pixels do. */
    static final NetworkSettings OF_IMAGES = new NetworkSettings(2, 256, 50, 0.2, 0.2);

    /** The same with layers of another kind. */
    NetworkSettings with(NetworkKind other) {
        return new NetworkSettings(other, channels, hiddenLayers, hiddenWidth, lowDim, inputDropout, stateDropout);
    }

    /**
     * Refuses convolutions that do not end in pixels.
     *
     * @throws InvalidSetting when they do
     */
    void requireFitting(OutputSettings output) {
        InvalidSetting.unless(
                kind == NetworkKind.MLP || output.reconstruction() == Observation.BCE,
                "network.kind",
                "Convolutions are for images: set output.reconstruction=bce and output.scale=brightness, or network.kind=mlp.");
    }
}
