package org.mixtura.core.model.scaespy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.dist.KernelWidth;
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
import org.mixtura.core.nn.Activation;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.train.KlSchedule;
import org.mixtura.core.train.RateSchedule;
import org.mixtura.core.train.TrainConfig;

/** AE, VAE, MMDAE, MMDVAE, GMVAE, GMMMD and GMMMDVAE as one model family. */
public final class ScaespyFamily implements ModelFamily<ScaespyConfig> {

    /** Components when nothing is known about the cells. */
    private static final int USUAL_COMPONENTS = 10;

    /** Adam as in scAEspy, without weight decay; the KL terms count from the first epoch on. */
    private static final TrainConfig PAPER_TRAINING = new TrainConfig(
            100, 100, 1e-3, RateSchedule.CONSTANT, 0.6, 30, 1e-8, 0, 0, KlSchedule.overEpochs(0), 0, false, 0);

    @Override
    public ModelCard card() {
        return new ModelCard(
                "scaespy",
                "scAEspy family",
                "Autoencoders from AE and VAE to GMMMDVAE, points of one objective with weights for KL divergence and"
                        + " maximum mean discrepancy and with one normal distribution or a mixture.",
                "You want to compare autoencoders on your cells, or clusters from an autoencoder with a mixture.",
                List.of(
                        "raw counts, or any values with a squared error",
                        "how many clusters to look for, for mixtures",
                        "no labels"),
                "Tangherloni, Ricciuti, Besozzi, Lio, Cvejic: Analysis of single-cell RNA sequencing data based on"
                        + " autoencoders. BMC Bioinformatics 22, 309 (2021).");
    }

    @Override
    public Schema<ScaespyConfig> schema() {
        return Schema.of(preset(Preset.RECOMMENDED, DataSummary.AVERAGE));
    }

    @Override
    public ScaespyConfig preset(Preset preset, DataSummary data) {
        int components = data.groups(USUAL_COMPONENTS);
        return switch (preset) {
            case PAPER ->
                new ScaespyConfig(
                        Variant.GMMMDVAE,
                        0,
                        2,
                        components,
                        KlEstimate.MONTE_CARLO,
                        16,
                        new PriorSettings(true, false, 1, 0, 0),
                        new KernelSettings(KernelWidth.FIXED, 1),
                        new OutputSettings(Reconstruction.POISSON, false, DispersionKind.GENE_CELL),
                        new NetworkSettings(1, 64, Activation.SIGMOID, EncoderInput.RAW, false),
                        PAPER_TRAINING);
            case RECOMMENDED -> recommended(components, epochs(data.cells()));
            case QUICK -> recommended(components, 24);
        };
    }

    /** 64 epochs for up to 20,000 cells, fewer for more. */
    private static int epochs(int cells) {
        return (int) Math.clamp(Math.rint(20_000.0 / Math.max(1, cells) * 64), 16, 64);
    }

    /**
     * Three eighths of the epochs with one standard normal, one eighth for memberships to learn the groups, the other half
     * with the mixture; see docs/adr/0019-recommended-preset-of-scaespy.md.
     */
    private static ScaespyConfig recommended(int components, int epochs) {
        return new ScaespyConfig(
                Variant.GMMMDVAE,
                0,
                2,
                components,
                KlEstimate.ANALYTIC,
                16,
                new PriorSettings(true, true, 1, epochs * 3 / 8, epochs / 8),
                new KernelSettings(KernelWidth.FIXED, 1),
                new OutputSettings(Reconstruction.NB, true, DispersionKind.GENE),
                new NetworkSettings(1, 128, Activation.ELU, EncoderInput.NORMALIZED, true),
                PAPER_TRAINING
                        .withEpochs(epochs)
                        .withSteps(64, 1e-3)
                        .withKl(KlSchedule.overEpochs(epochs / 4))
                        .withEnd(0, true));
    }

    @Override
    public boolean needsCounts(ScaespyConfig config) {
        return config.output().reconstruction() != Reconstruction.MSE
                || config.network().encoderInput() != EncoderInput.RAW;
    }

    /** The squared distance from the values themselves: neither a likelihood nor a logarithm takes negative ones. */
    @Override
    public Optional<ScaespyConfig> forAnyValues(ScaespyConfig config) {
        return Optional.of(config.withValuesAsTheyAre());
    }

    @Override
    public String nameOf(ScaespyConfig config) {
        return config.name();
    }

    @Override
    public GenerativeModel build(ScaespyConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        var network = new ScaespyNetwork(config, data, run, seeds);
        return network.output() instanceof CountOutput counts ? new ScaespyCounts(network, counts) : network;
    }

    @Override
    public Stages stages() {
        return new Stages(List.of("prior.warmupEpochs", "prior.groupEpochs"));
    }

    @Override
    public boolean knowsSpread(ScaespyConfig config) {
        return config.drawsCodes();
    }

    @Override
    public int components(ScaespyConfig config, DataSpec data) {
        return config.effectiveComponents();
    }

    @Override
    public Optional<LatentMixture> mixture(ScaespyConfig config, Map<String, Tensor> weights) {
        return config.effectiveComponents() > 1 ? ComponentPrior.of(weights) : Optional.empty();
    }
}
