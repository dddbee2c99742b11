package org.mixtura.core.model.dgd;

import java.util.List;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.schema.Schema;

/** The variational auto-decoder as a model family. */
public final class VadFamily implements ModelFamily<VadConfig> {

    @Override
    public ModelCard card() {
        return new ModelCard(
                "vad",
                "Variational auto-decoder",
                "A decoder without an encoder: mean and variance of the code of each cell are learned themselves, with a"
                        + " standard normal prior.",
                "You compare scDGD with its variational relatives.",
                List.of("raw counts", "no labels"),
                "Zadeh, Lim, Liang, Morency: Variational auto-decoder. arXiv 1903.00840 (2019); compared with scDGD in"
                        + " Schuster, Krogh, Bioinformatics 39, btad497 (2023).");
    }

    @Override
    public Schema<VadConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public VadConfig preset(Preset preset, DataSummary data) {
        return switch (preset) {
            case PAPER -> new VadConfig(20, 100, DecoderConfig.PAPER, DgdTraining.PAPER);
            case RECOMMENDED -> new VadConfig(20, 100, DecoderConfig.SHARES, longSteps(250));
            case QUICK -> new VadConfig(20, 50, DecoderConfig.SHARES, longSteps(40));
        };
    }

    /** Means begin at zero; with the published steps, one an epoch, they are not far from there when training ends. */
    private static DgdTraining longSteps(int epochs) {
        return DgdTraining.PAPER.with(epochs, 64).withCodeRate(0.1);
    }

    @Override
    public GenerativeModel build(VadConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        return new VadNetwork(config, data, run, seeds);
    }
}
