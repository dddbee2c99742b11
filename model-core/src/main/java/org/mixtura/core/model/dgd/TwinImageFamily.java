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

/** The variational autoencoder of images that DGD is compared with, as a model family. */
public final class TwinImageFamily implements ModelFamily<TwinImageConfig> {

    @Override
    public ModelCard card() {
        return new ModelCard(
                "vae-image",
                "VAE twin of images",
                "A variational autoencoder with the decoder of the DGD of images and an encoder that mirrors it.",
                "You compare the DGD of images with its variational relatives.",
                DgdImageFamily.NEEDS,
                "The comparison in Schuster, Krogh, Bioinformatics 39, btad497 (2023); Kingma, Welling: Auto-encoding"
                        + " variational Bayes. ICLR 2014.");
    }

    @Override
    public Schema<TwinImageConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public TwinImageConfig preset(Preset preset, DataSummary data) {
        return switch (preset) {
            case PAPER -> new TwinImageConfig(20, ImageDecoderConfig.COMPARED, TwinFamily.train(1000, 128));
            case RECOMMENDED -> new TwinImageConfig(20, ImageDecoderConfig.SMALL, TwinFamily.train(100, 64));
            case QUICK -> new TwinImageConfig(20, ImageDecoderConfig.SMALL, TwinFamily.train(15, 64));
        };
    }

    @Override
    public GenerativeModel build(TwinImageConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        ImageDecoder.require(data, card().name());
        return new TwinImageNetwork(config, run, seeds);
    }

    /** A mean of codes without their spread is all that is asked of a model without counts. */
    @Override
    public boolean knowsSpread(TwinImageConfig config) {
        return false;
    }
}
