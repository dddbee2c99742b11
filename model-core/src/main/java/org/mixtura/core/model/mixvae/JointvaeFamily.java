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

/** JointVAE: one autoencoder with a category and a state, whose information is steered by capacities. */
public final class JointvaeFamily implements ModelFamily<JointvaeConfig> {

    @Override
    public ModelCard card() {
        return new ModelCard(
                "jointvae",
                "JointVAE",
                "One autoencoder with a category and a continuous state, each of which may say only so much of a cell.",
                "You want to compare cpl-mixVAE with the model that it was measured against.",
                List.of("raw counts", "how many categories to look for", "no labels"),
                "Dupont: Learning disentangled joint continuous and discrete representations. NeurIPS 2018.");
    }

    @Override
    public Schema<JointvaeConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public JointvaeConfig preset(Preset preset, DataSummary data) {
        int categories = data.groups(MixvaeFamily.USUAL_CATEGORIES);
        if (data.images()) {
            return ofImages(preset, categories, data);
        }
        return switch (preset) {
            case PAPER ->
                new JointvaeConfig(
                        categories,
                        2,
                        1,
                        new CapacitySettings(100, 50, 100, 10, 10_000),
                        new OutputSettings(Observation.MSE, ExpressionScale.MILLION),
                        new NetworkSettings(4, 100, 10, 0.5, 0.2),
                        CopySettings.OFF,
                        AffineSettings.OFF,
                        MixvaeFamily.PAPER_TRAINING);
            case RECOMMENDED -> recommended(categories, data, MixvaeFamily.epochs(data.cells()));
            case QUICK -> recommended(categories, data, MixvaeFamily.QUICK_EPOCHS);
        };
    }

    /** Network, likelihood and steps are those of cpl-mixVAE; capacities rise for half of the training. */
    private static JointvaeConfig recommended(int categories, DataSummary data, int epochs) {
        var like = MixvaeFamily.recommended(categories, epochs);
        int steps = Math.max(1, data.cells() / like.train().batchSize() * epochs / 2);
        return new JointvaeConfig(
                categories,
                2,
                1,
                new CapacitySettings(100, 5, 100, 10, steps),
                like.output(),
                like.network(),
                CopySettings.OFF,
                AffineSettings.OFF,
                like.train());
    }

    /** The values of Dupont for MNIST, with epochs in minibatches of cpl-mixVAE's where it is compared. */
    private static JointvaeConfig ofImages(Preset preset, int categories, DataSummary data) {
        boolean paper = preset == Preset.PAPER;
        int epochs = paper ? 100 : preset == Preset.RECOMMENDED ? 100 : MixvaeFamily.QUICK_EPOCHS;
        int batch = paper ? 64 : 256;
        int rise = paper ? 25_000 : Math.max(1, data.cells() / batch * epochs / 2);
        return new JointvaeConfig(
                categories,
                10,
                MixvaeFamily.IMAGE_TEMPERATURE,
                new CapacitySettings(30, 5, 30, 5, rise),
                OutputSettings.PIXELS,
                NetworkSettings.OF_IMAGES.with(paper ? NetworkKind.CONV : NetworkKind.MLP),
                CopySettings.OFF,
                AffineSettings.OFF,
                MixvaeFamily.PAPER_TRAINING.withEpochs(epochs).withSteps(batch, paper ? 5e-4 : 1e-3));
    }

    @Override
    public boolean hasStates(JointvaeConfig config) {
        return true;
    }

    @Override
    public boolean augments(JointvaeConfig config) {
        return config.augmenter().borrowed().isPresent();
    }

    @Override
    public Optional<Borrowed> borrowed(JointvaeConfig config) {
        return config.augmenter().borrowed();
    }

    @Override
    public GenerativeModel build(JointvaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        var network = new JointvaeNetwork(config, data, run, seeds);
        return config.output().reconstruction().likelihood().isPresent() ? new ArmCounts(network) : network;
    }

    @Override
    public Optional<LatentMixture> mixture(JointvaeConfig config, Map<String, Tensor> weights) {
        return CategoryBuffers.mixture(weights);
    }

    @Override
    public List<FloatMatrix> armMemberships(JointvaeConfig config, Map<String, Tensor> weights, FloatMatrix codes) {
        return ArmClassifiers.of(
                        weights, 1, config.network().lowDim(), JointvaeNetwork.posteriorOf(config.categories()))
                .probabilities(codes);
    }

    @Override
    public List<FloatMatrix> armStates(JointvaeConfig config, Map<String, Tensor> weights, FloatMatrix codes) {
        return new ArmStates(weights, config.network().lowDim()).means(codes, armMemberships(config, weights, codes));
    }
}
