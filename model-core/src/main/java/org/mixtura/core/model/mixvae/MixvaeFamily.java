package org.mixtura.core.model.mixvae;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.Borrowed;
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

/** cpl-mixVAE: autoencoders that must agree on the category of each cell, with a continuous state beside it. */
public final class MixvaeFamily implements ModelFamily<MixvaeConfig> {

    /** Categories when nothing is known about the cells. */
    static final int USUAL_CATEGORIES = 10;

    static final int QUICK_EPOCHS = 30;

    static final double IMAGE_TEMPERATURE = 0.67;
    static final AffineSettings IMAGE_COPIES = new AffineSettings(20, 0.1, 2);

    /** Adam without weight decay; the KL terms count from the first epoch on. */
    static final TrainConfig PAPER_TRAINING = new TrainConfig(
            10_000, 1000, 1e-3, RateSchedule.CONSTANT, 0.6, 30, 1e-8, 0, 0, KlSchedule.overEpochs(0), 0, false, 0);

    @Override
    public ModelCard card() {
        return new ModelCard(
                "mixvae",
                "cpl-mixVAE",
                "Several autoencoders that must agree on the category of each cell, with a continuous state within it.",
                "You want discrete types and the continuous variation within them at once, and to know how sure the"
                        + " types are.",
                List.of("raw counts", "how many categories to look for", "no labels"),
                "Marghi, Gala, Sumbul: Mixture representation learning with coupled autoencoders. Under review at ICLR"
                        + " 2022; code: MMIDAS.");
    }

    @Override
    public Schema<MixvaeConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public MixvaeConfig preset(Preset preset, DataSummary data) {
        int categories = data.groups(USUAL_CATEGORIES);
        if (data.images()) {
            return ofImages(preset, categories);
        }
        return switch (preset) {
            case PAPER ->
                new MixvaeConfig(
                        categories,
                        new CouplingSettings(2, 1, false),
                        new StateSettings(2, 1, true),
                        new CategorySettings(PosteriorForm.SINGLE, 1, 1, false),
                        new OutputSettings(Observation.MSE, ExpressionScale.MILLION),
                        new NetworkSettings(4, 100, 10, 0.5, 0.2),
                        AugmenterSettings.OFF,
                        AffineSettings.OFF,
                        PruningSettings.OFF,
                        PAPER_TRAINING);
            case RECOMMENDED -> recommended(categories, epochs(data.cells()));
            case QUICK -> recommended(categories, QUICK_EPOCHS);
        };
    }

    /** Images of MNIST's kind: as many states as the paper has, a colder Gumbel softmax, and copies that are turned. */
    private static MixvaeConfig ofImages(Preset preset, int categories) {
        int epochs = preset == Preset.PAPER ? 500 : preset == Preset.RECOMMENDED ? 100 : QUICK_EPOCHS;
        return new MixvaeConfig(
                categories,
                new CouplingSettings(2, 1, false),
                new StateSettings(10, 1, true),
                new CategorySettings(PosteriorForm.SINGLE, 1, IMAGE_TEMPERATURE, false),
                OutputSettings.PIXELS,
                NetworkSettings.OF_IMAGES,
                AugmenterSettings.OFF,
                IMAGE_COPIES,
                PruningSettings.OFF,
                PAPER_TRAINING.withEpochs(epochs).withSteps(256, preset == Preset.PAPER ? 1e-4 : 1e-3));
    }

    /** 80 epochs for 1,250 cells and more; up to twice as many for fewer, whose epochs have few steps. */
    static int epochs(int cells) {
        return (int) Math.clamp(Math.rint(100_000.0 / Math.max(1, cells)), 80, 160);
    }

    static MixvaeConfig recommended(int categories, int epochs) {
        return new MixvaeConfig(
                categories,
                new CouplingSettings(2, 1, false),
                new StateSettings(2, 0.01, true),
                new CategorySettings(PosteriorForm.SINGLE, 1, 1, false),
                new OutputSettings(Observation.NB, ExpressionScale.TEN_THOUSAND),
                new NetworkSettings(2, 100, 10, 0.2, 0.2),
                AugmenterSettings.OFF,
                AffineSettings.OFF,
                PruningSettings.OFF,
                PAPER_TRAINING.withEpochs(epochs).withSteps(128, 1e-3));
    }

    @Override
    public boolean hasStates(MixvaeConfig config) {
        return true;
    }

    @Override
    public boolean augments(MixvaeConfig config) {
        return config.augmenter().isOn();
    }

    @Override
    public Optional<Borrowed> borrowed(MixvaeConfig config) {
        return config.augmenter().borrowed();
    }

    @Override
    public GenerativeModel build(MixvaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        var network = new MixvaeNetwork(config, data, run, seeds);
        return config.output().reconstruction().likelihood().isPresent() ? new ArmCounts(network) : network;
    }

    @Override
    public Optional<LatentMixture> mixture(MixvaeConfig config, Map<String, Tensor> weights) {
        return CategoryBuffers.mixture(weights);
    }

    @Override
    public List<FloatMatrix> armMemberships(MixvaeConfig config, Map<String, Tensor> weights, FloatMatrix codes) {
        var posterior = new CategoryPosterior(
                config.drawing().posterior(), config.drawing().tau(), CategoryBuffers.kept(weights));
        return ArmClassifiers.of(weights, config.ownArms(), config.network().lowDim(), posterior)
                .probabilities(codes);
    }

    @Override
    public List<FloatMatrix> armStates(MixvaeConfig config, Map<String, Tensor> weights, FloatMatrix codes) {
        return new ArmStates(weights, config.network().lowDim()).means(codes, armMemberships(config, weights, codes));
    }
}
