package org.mixtura.core.model.dgd;

import java.util.Arrays;
import org.mixtura.core.nn.MeanLink;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** The decoder of counts. */
public record DecoderConfig(
        @Section("Observation model")
        @Param(
                label = "Scaling",
                help =
                        "What the mean of each gene is multiplied by in a cell. The sum of the counts leaves the code free"
                                + " of the cell's depth.",
                symbol = "M",
                source = "scDGD: largest count")
        Scaling scaling,

        @Param(
                label = "Output",
                help = "How the decoder's last layer becomes the mean of each gene.",
                choices = {"softmax", "sigmoid", "softplus"},
                source = "scDGD: sigmoid; published checkpoints: softplus")
        MeanLink link,

        @Param(
                label = "Dispersion",
                help = "How the inverse dispersion of a gene follows from its free number.",
                symbol = "r",
                source = "scDGD code: exp + 1; paper: exp")
        DispersionForm dispersion,

        @Param(
                label = "Batch in the decoder",
                help = "Whether the decoder is told the batch of a cell, so that codes need not explain it.",
                source = "scDGD: no")
        boolean batch,

        @Section("Network")
        @Param(label = "Hidden layers", help = "Layers of the decoder.", source = "scDGD: 3", min = 1, max = 8)
        int hiddenLayers,

        @Param(
                label = "Hidden width",
                help = "Units of each hidden layer.",
                source = "scDGD: 100",
                unit = "units",
                min = 1,
                max = 8192)
        int hiddenWidth) {

    /** Units of each hidden layer. */
    int[] widths() {
        int[] widths = new int[hiddenLayers];
        Arrays.fill(widths, hiddenWidth);
        return widths;
    }

    /** The same with another number of hidden layers. */
    DecoderConfig withLayers(int count) {
        return new DecoderConfig(scaling, link, dispersion, batch, count, hiddenWidth);
    }

    /** The values of the paper. */
    public static final DecoderConfig PAPER =
            new DecoderConfig(Scaling.MAX, MeanLink.SIGMOID, DispersionForm.EXP_PLUS_ONE, false, 3, 100);

    /** Shares of the cell's counts, with the batch where there is one. */
    public static final DecoderConfig SHARES =
            new DecoderConfig(Scaling.TOTAL, MeanLink.SOFTMAX, DispersionForm.EXP_PLUS_ONE, true, 3, 100);
}
