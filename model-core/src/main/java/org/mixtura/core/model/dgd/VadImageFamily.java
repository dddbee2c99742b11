package org.mixtura.core.model.dgd;

import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.schema.Schema;

/** The variational auto-decoder of images as a model family. */
public final class VadImageFamily implements ModelFamily<VadImageConfig> {

    @Override
    public ModelCard card() {
        return new ModelCard(
                "vad-image",
                "VAD of images",
                "The decoder of the DGD of images; mean and variance of each code are learned themselves, with a standard"
                        + " normal prior.",
                "You compare the DGD of images with its variational relatives.",
                DgdImageFamily.NEEDS,
                "Zadeh, Lim, Liang, Morency: Variational auto-decoder. arXiv 1903.00840 (2019); compared with DGD in"
                        + " Schuster, Krogh, Bioinformatics 39, btad497 (2023).");
    }

    @Override
    public Schema<VadImageConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public VadImageConfig preset(Preset preset, DataSummary data) {
        return switch (preset) {
            case PAPER -> new VadImageConfig(20, 100, ImageDecoderConfig.COMPARED, DgdTraining.PAPER.with(1000, 128));
            case RECOMMENDED -> small(100);
            case QUICK -> small(15);
        };
    }

    private static VadImageConfig small(int epochs) {
        return new VadImageConfig(
                20,
                50,
                ImageDecoderConfig.SMALL,
                DgdTraining.PAPER.with(epochs, 64).withCodeRate(0.1));
    }

    @Override
    public GenerativeModel build(VadImageConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        ImageDecoder.require(data, card().name());
        return new VadImageNetwork(config, run, seeds);
    }

    /** The spread of a code is learned, but only means are kept for questions. */
    @Override
    public boolean knowsSpread(VadImageConfig config) {
        return false;
    }
}
