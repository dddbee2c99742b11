package org.mixtura.core.model.mixvae;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
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
import org.mixtura.core.schema.Schema;
import org.mixtura.core.train.KlSchedule;
import org.mixtura.core.train.RateSchedule;
import org.mixtura.core.train.TrainConfig;

/** CascadeVAE: one autoencoder with a state, and categories by an assignment that is solved in every minibatch. */
public final class CascadevaeFamily implements ModelFamily<CascadevaeConfig> {

    private static final TrainConfig PAPER_TRAINING = new TrainConfig(
            10_000, 1000, 1e-4, RateSchedule.CONSTANT, 0.6, 30, 1e-8, 4e-5, 0, KlSchedule.overEpochs(0), 0, false, 0);

    @Override
    public ModelCard card() {
        return new ModelCard(
                "cascadevae",
                "CascadeVAE",
                "One autoencoder with a continuous state; categories are found by an optimal assignment of each minibatch.",
                "You want to compare cpl-mixVAE with the model that it was measured against, or expect types of equal size.",
                List.of("raw counts", "how many categories to look for", "no labels"),
                "Jeong, Song: Learning discrete and continuous factors of data via alternating disentanglement. ICML 2019.");
    }

    @Override
    public Schema<CascadevaeConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public CascadevaeConfig preset(Preset preset, DataSummary data) {
        int categories = data.groups(MixvaeFamily.USUAL_CATEGORIES);
        if (data.images()) {
            return ofImages(preset, categories, data);
        }
        return switch (preset) {
            case PAPER ->
                new CascadevaeConfig(
                        categories,
                        2,
                        0.1,
                        new StageSettings(10, 0.1, 10_000, 1),
                        new OutputSettings(Observation.MSE, ExpressionScale.MILLION),
                        new NetworkSettings(4, 100, 10, 0.5, 0.2),
                        AffineSettings.OFF,
                        PAPER_TRAINING);
            case RECOMMENDED -> recommended(categories, data, MixvaeFamily.epochs(data.cells()));
            case QUICK -> recommended(categories, data, MixvaeFamily.QUICK_EPOCHS);
        };
    }

    /** Network, likelihood and steps are those of cpl-mixVAE; a fifth of the training is one stage. */
    private static CascadevaeConfig recommended(int categories, DataSummary data, int epochs) {
        var like = MixvaeFamily.recommended(categories, epochs);
        int stage = Math.max(1, data.cells() / like.train().batchSize() * epochs / 5);
        return new CascadevaeConfig(
                categories,
                2,
                0.1,
                new StageSettings(10, 0.1, stage, 1),
                like.output(),
                like.network(),
                AffineSettings.OFF,
                like.train());
    }

    /** Stages as in the published code on images, shorter where less is trained: states come first, categories after four of them. */
    private static CascadevaeConfig ofImages(Preset preset, int categories, DataSummary data) {
        boolean paper = preset == Preset.PAPER;
        int epochs = paper ? 500 : preset == Preset.RECOMMENDED ? 100 : MixvaeFamily.QUICK_EPOCHS;
        int steps = paper ? 10_000 : Math.max(1, data.cells() / 256 * epochs / 12);
        return new CascadevaeConfig(
                categories,
                10,
                paper ? 0.001 : 0.1,
                new StageSettings(10, 0.1, steps, paper ? 4 : 1),
                OutputSettings.PIXELS,
                NetworkSettings.OF_IMAGES.with(paper ? NetworkKind.CONV : NetworkKind.MLP),
                AffineSettings.OFF,
                PAPER_TRAINING.withEpochs(epochs).withSteps(256, paper ? 1e-4 : 1e-3));
    }

    @Override
    public boolean hasStates(CascadevaeConfig config) {
        return true;
    }

    @Override
    public GenerativeModel build(CascadevaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        var network = new CascadevaeNetwork(config, data, run, seeds);
        return config.output().reconstruction().likelihood().isPresent() ? new CascadeCounts(network) : network;
    }

    @Override
    public Optional<LatentMixture> mixture(CascadevaeConfig config, Map<String, Tensor> weights) {
        return CategoryBuffers.mixture(weights);
    }

    /** Codes begin with the mean of the state. */
    @Override
    public List<FloatMatrix> armStates(CascadevaeConfig config, Map<String, Tensor> weights, FloatMatrix codes) {
        return List.of(codes.firstColumns(config.states()));
    }
}
