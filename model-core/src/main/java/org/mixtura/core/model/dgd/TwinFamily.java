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
import org.mixtura.core.train.KlSchedule;
import org.mixtura.core.train.RateSchedule;
import org.mixtura.core.train.TrainConfig;

/** The variational autoencoder that scDGD is compared with, as a model family. */
public final class TwinFamily implements ModelFamily<TwinConfig> {

    @Override
    public ModelCard card() {
        return new ModelCard(
                "vae-twin",
                "VAE twin of scDGD",
                "A variational autoencoder with the decoder of scDGD and an encoder that mirrors it.",
                "You compare scDGD with its variational relatives.",
                List.of("raw counts", "no labels"),
                "The comparison in Schuster, Krogh, Bioinformatics 39, btad497 (2023); Kingma, Welling: Auto-encoding"
                        + " variational Bayes. ICLR 2014.");
    }

    @Override
    public Schema<TwinConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public TwinConfig preset(Preset preset, DataSummary data) {
        return switch (preset) {
            case PAPER -> new TwinConfig(20, DecoderConfig.PAPER, train(800, 256));
            case RECOMMENDED -> new TwinConfig(20, DecoderConfig.SHARES, train(150, 64));
            case QUICK -> new TwinConfig(20, DecoderConfig.SHARES, train(20, 64));
        };
    }

    @Override
    public GenerativeModel build(TwinConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        return new TwinNetwork(config, data, run, seeds);
    }

    static TrainConfig train(int epochs, int batchSize) {
        return new TrainConfig(
                epochs,
                batchSize,
                1e-3,
                RateSchedule.CONSTANT,
                0.6,
                30,
                1e-8,
                1e-4,
                0,
                KlSchedule.overEpochs(0),
                0,
                false,
                0);
    }
}
