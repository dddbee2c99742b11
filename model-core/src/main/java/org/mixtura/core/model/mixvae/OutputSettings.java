package org.mixtura.core.model.mixvae;

import org.mixtura.core.model.DataSummary;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** What encoders see, and what a reconstruction is judged by. */
public record OutputSettings(
        @Section("Observation model")
        @Param(
                label = "Reconstruction",
                objective = true,
                help =
                        "What a reconstruction is judged by: a likelihood of the counts, or the squared distance from what"
                                + " the encoder sees. Only with a likelihood of counts does the model answer questions about"
                                + " counts.",
                symbol = "p(x | s, c)",
                source = "Marghi et al.: mse",
                basic = true)
        Observation reconstruction,

        @Param(
                label = "Encoder input",
                objective = true,
                help = "Logarithms of one plus the counts, as they are or scaled to the same total in every cell.",
                source = "cpl-mixVAE code: million")
        ExpressionScale scale) {

    /** Images: the likelihood of pixels, seen as they are. */
    static final OutputSettings PIXELS = new OutputSettings(Observation.BCE, ExpressionScale.BRIGHTNESS);

    public OutputSettings {
        InvalidSetting.unless(
                reconstruction != Observation.BCE || scale == ExpressionScale.BRIGHTNESS,
                "scale",
                "The brightness of pixels lies between 0 and 1: with reconstruction=bce set scale=brightness.");
    }

    /** These settings for cells, and those of pixels for images. */
    static OutputSettings of(DataSummary data, OutputSettings ofCells) {
        return data.images() ? PIXELS : ofCells;
    }
}
