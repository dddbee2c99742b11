package org.mixtura.core.model.dgd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.Stages;
import org.mixtura.core.schema.Schema;

/** scDGD as a model family: unsupervised, supervised and semi-supervised, or with one normal distribution. */
public final class DgdFamily implements ModelFamily<DgdConfig> {

    /** Components when nothing is known about the cells; the paper's first model of blood cells has nine. */
    private static final int USUAL_COMPONENTS = 10;

    @Override
    public ModelCard card() {
        return new ModelCard(
                "dgd",
                "scDGD",
                "A decoder without an encoder: the code of each cell is learned itself, and a mixture of normals over the"
                        + " codes divides the cells into clusters.",
                "You want clusters and map from one model, or know some types and want the other cells sorted to them.",
                List.of("raw counts", "how many clusters to look for", "labels only if supervised"),
                "Schuster, Krogh: The deep generative decoder: MAP estimation of representations improves modelling of"
                        + " single-cell RNA data. Bioinformatics 39, btad497 (2023).");
    }

    @Override
    public Schema<DgdConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public DgdConfig preset(Preset preset, DataSummary data) {
        int components = data.groups(USUAL_COMPONENTS);
        var paper = new DgdConfig(
                20, CodeStart.ZERO, 0.5, 10, PriorConfig.paper(components), DecoderConfig.PAPER, DgdTraining.PAPER);
        return switch (preset) {
            case PAPER -> paper;
            case RECOMMENDED -> recommended(data, components, 60, DgdTraining.PAPER.with(150, 64));
            case QUICK -> recommended(data, components, 15, DgdTraining.PAPER.with(30, 64));
        };
    }

    /**
     * Where batches are told, a decoder of one hidden layer: a deeper one hears of the batch in its first layer only, and codes
     * keep more of it.
     */
    private static DgdConfig recommended(DataSummary data, int components, int warmup, DgdTraining train) {
        boolean batches = data.batches() > 1;
        return new DgdConfig(
                20,
                CodeStart.PCA,
                0.5,
                50,
                PriorConfig.paper(components).with(batches ? MixtureStart.KMEANS : MixtureStart.GRAPH, warmup, 0),
                batches ? DecoderConfig.SHARES.withLayers(1) : DecoderConfig.SHARES,
                train);
    }

    @Override
    public void require(DgdConfig config, DataSummary data) {
        requireLabels(config.prior(), data.labelLevels());
    }

    @Override
    public GenerativeModel build(DgdConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        requireLabels(config.prior(), data.types());
        return new DgdNetwork(config, data, run, seeds);
    }

    static void requireLabels(PriorConfig prior, int types) {
        if (prior.kind() == PriorKind.SUPERVISED && types == 0) {
            throw new ConfigProblem(
                    "A supervised prior needs labels.",
                    "The setting 'prior.kind' is supervised, but no column of known cell types was given.",
                    "Choose a label column, or another prior.");
        }
    }

    @Override
    public Stages stages() {
        return new Stages(List.of("prior.warmupEpochs"));
    }

    @Override
    public boolean knowsSpread(DgdConfig config) {
        return false;
    }

    @Override
    public int components(DgdConfig config, DataSpec data) {
        return config.prior().componentsOf(data);
    }

    @Override
    public Optional<LatentMixture> mixture(DgdConfig config, Map<String, Tensor> weights) {
        return config.prior().kind() == PriorKind.STANDARD_NORMAL
                ? Optional.empty()
                : Optional.of(MixturePrior.of(weights));
    }
}
