package org.mixtura.core.model.dgd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.Stages;
import org.mixtura.core.schema.Schema;

/** The deep generative decoder of images as a model family: unsupervised, supervised, or with one normal distribution. */
public final class DgdImageFamily implements ModelFamily<DgdImageConfig> {

    static final List<String> NEEDS = List.of("images of 28 x 28 pixels");

    /** The paper's first model of Fashion-MNIST has as many as there are classes. */
    private static final int USUAL_COMPONENTS = 10;

    @Override
    public ModelCard card() {
        return new ModelCard(
                "dgd-image",
                "DGD of images",
                "A convolutional decoder without an encoder: the code of each image is learned itself, under a mixture of"
                        + " normals.",
                "You try scDGD's idea on MNIST or Fashion-MNIST, where everybody sees what a code decodes to.",
                NEEDS,
                "Schuster, Krogh: The deep generative decoder: MAP estimation of representations improves modelling of"
                        + " single-cell RNA data. Bioinformatics 39, btad497 (2023).");
    }

    @Override
    public Schema<DgdImageConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public DgdImageConfig preset(Preset preset, DataSummary data) {
        int components = data.groups(USUAL_COMPONENTS);
        return switch (preset) {
            case PAPER ->
                new DgdImageConfig(
                        20,
                        CodeStart.ZERO,
                        0.5,
                        10,
                        PriorConfig.ofImages(components),
                        ImageDecoderConfig.PAPER,
                        DgdTraining.PAPER.with(500, 128));
            case RECOMMENDED -> small(components, 100);
            case QUICK -> small(components, 15);
        };
    }

    private static DgdImageConfig small(int components, int epochs) {
        return new DgdImageConfig(
                20,
                CodeStart.PCA,
                0.5,
                50,
                PriorConfig.ofImages(components),
                ImageDecoderConfig.SMALL,
                DgdTraining.PAPER.with(epochs, 64).withCodeRate(0.1));
    }

    @Override
    public void require(DgdImageConfig config, DataSummary data) {
        DgdFamily.requireLabels(config.prior(), data.labelLevels());
    }

    @Override
    public GenerativeModel build(DgdImageConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        ImageDecoder.require(data, card().name());
        DgdFamily.requireLabels(config.prior(), data.types());
        return new DgdImageNetwork(config, data, run, seeds);
    }

    @Override
    public Stages stages() {
        return new Stages(List.of("prior.warmupEpochs"));
    }

    @Override
    public boolean knowsSpread(DgdImageConfig config) {
        return false;
    }

    @Override
    public int components(DgdImageConfig config, DataSpec data) {
        return config.prior().componentsOf(data);
    }

    @Override
    public Optional<LatentMixture> mixture(DgdImageConfig config, Map<String, Tensor> weights) {
        return config.prior().kind() == PriorKind.STANDARD_NORMAL
                ? Optional.empty()
                : Optional.of(MixturePrior.of(weights));
    }
}
