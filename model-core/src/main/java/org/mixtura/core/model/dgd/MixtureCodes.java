package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.EpochStart;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.TrainingCells;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerGroups;
import org.mixtura.core.nn.OptimizerStep;

/**
 * The deep generative decoder: maximum a posteriori codes z_n, a decoder, and a mixture over the codes.
 *
 * <pre>
 * objective = sum_n [ -log p(x_n | z_n) - log p(z_n) ] - c log p(mixture)
 * </pre>
 *
 * summed over the cells of a minibatch, with c the number of its cells ({@code per-sample}) or its share of the training
 * cells ({@code once}). The sum, not the mean, makes the gradient of a code the same in minibatches of any size.
 */
abstract class MixtureCodes<D extends CodeDecoder> implements FreeCodeModel {

    private enum Stage {
        WARM_UP,
        MIXTURE
    }

    private final MixtureCodeSettings config;
    private final int types;
    private final int components;
    private final boolean knowsBatch;
    private final SeedPlan seeds;
    private final Weights weights;
    private final D decoder;
    private final @Nullable MixturePrior mixture;
    private Stage stage = Stage.MIXTURE;
    private @Nullable CellCodes codes;
    private @Nullable TrainingCells cells;
    private @Nullable KnownTypes known;
    private @Nullable LatentMixture started;

    /**
     * @param knowsBatch whether the decoder is told the batch, so that codes need not begin apart
     * @param decoder makes it
     */
    MixtureCodes(
            MixtureCodeSettings config,
            boolean knowsBatch,
            DataSpec data,
            RunScope run,
            SeedPlan seeds,
            Function<Weights, D> decoder) {
        this.config = config;
        this.types = data.types();
        this.components = config.prior().componentsOf(data);
        this.seeds = seeds;
        this.weights = new Weights(run, seeds);
        this.knowsBatch = knowsBatch;
        this.decoder = decoder.apply(weights);
        this.mixture = config.prior().kind() == PriorKind.STANDARD_NORMAL
                ? null
                : new MixturePrior(weights, config.prior(), components, config.latentDim(), run, seeds);
    }

    @Override
    public final List<String> terms() {
        return List.of("loss", "reconstruction", "code_prior");
    }

    @Override
    public final LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        NDArray code = attached().of(batch, step);
        NDArray reconstruction = decoder.reconstruction(code, batch, step);
        NDArray prior = logPrior(code, batch, step).neg();
        NDArray perCell = reconstruction.add(prior);
        NDArray objective = perCell.sum();
        if (step.training() && mixture != null && stage == Stage.MIXTURE) {
            objective = objective.sub(mixture.logOwnPrior(step).mul(step.constant(priorWeight(batch.size()))));
        }
        return new LossTerms(objective, List.of(perCell.mean(), reconstruction.mean(), prior.mean()));
    }

    @Override
    public final NDArray encode(Minibatch batch, StepScope step) {
        return attached().of(batch, step);
    }

    /** log p(code) by the prior as it is after training, one value per row. */
    final NDArray priorOf(NDArray code, StepScope step) {
        return mixture == null
                ? Gaussian.logStandard(code, step).sum(new int[] {1})
                : logSum(mixture.logJoint(code, step));
    }

    final D ownDecoder() {
        return decoder;
    }

    @Override
    public final Weights weights() {
        return weights;
    }

    @Override
    public final OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        var train = config.train();
        var ofDecoder =
                weights.parameters().stream().filter(w -> !MixturePrior.owns(w)).toList();
        var ofMixture = weights.parameters().stream().filter(MixturePrior::owns).toList();
        var adam = train.adam(settings.rate());
        return new OptimizerGroups(List.of(
                new OptimizerGroups.Group(new Adam(run, ofDecoder, adam), 1, train.decoderDrop()),
                new OptimizerGroups.Group(
                        new Adam(run, ofMixture, adam),
                        config.prior().rate() / train.learningRate(),
                        train.mixtureDrop())));
    }

    @Override
    public final FloatMatrix firstCodes(TrainingCells all) {
        cells = all;
        known = config.prior().kind() == PriorKind.SUPERVISED
                ? KnownTypes.of(all, config.prior().labelShare(), config.prior().perType(), seeds.stream("labels used"))
                : null;
        return switch (config.start()) {
            case ZERO ->
                new FloatMatrix(
                        all.counts().cells(),
                        config.latentDim(),
                        new float[Math.multiplyExact(all.counts().cells(), config.latentDim())]);
            case PCA -> new PrincipalStart(config.latentDim(), config.startNorm(), knowsBatch).of(all);
        };
    }

    @Override
    public final void attach(CellCodes values) {
        codes = values;
    }

    @Override
    public final NDArray reconstructionAtCode(Minibatch batch, StepScope step) {
        return decoder.reconstruction(attached().of(batch, step), batch, step);
    }

    @Override
    public final Adam.Settings codeSteps() {
        return config.train().adam(config.train().codeRate());
    }

    @Override
    public final Search search() {
        var origin = new FloatMatrix(1, config.latentDim(), new float[config.latentDim()]);
        return new Search(mixture == null ? origin : mixture.values().means(), config.newCellEpochs());
    }

    @Override
    public final Optional<String> beginEpoch(int epoch, EpochStart start) {
        int warmup = config.warmupEpochs();
        stage = epoch <= warmup ? Stage.WARM_UP : Stage.MIXTURE;
        if (epoch != warmup + 1 || !beginsAtClusters()) {
            return Optional.empty();
        }
        started = clusters(MixtureStarter.of(config.prior().start(), startSeed()), start);
        prior().start(started);
        return Optional.of(startOfMixture());
    }

    @Override
    public final boolean isLastStage(int epoch) {
        return epoch > config.warmupEpochs();
    }

    @Override
    public final void endTraining(int epochs, EpochStart end) {
        if (epochs <= config.warmupEpochs() && beginsAtClusters()) {
            // Codes of an epoch that was cut short went back to where the mixture had started from.
            var mixtureThen = started;
            prior().start(mixtureThen == null ? clusters(MixtureStarter.quick(startSeed()), end) : mixtureThen);
        }
        stage = Stage.MIXTURE;
    }

    @Override
    public final Optional<LatentMixture> mixture() {
        return Optional.ofNullable(mixture).map(MixturePrior::values);
    }

    private String startOfMixture() {
        return known == null
                ? "The mixture starts at %d clusters of the codes".formatted(components)
                : "The mixture starts at %d known types; the model is told those of %,d training cells"
                        .formatted(types, known.count());
    }

    private boolean beginsAtClusters() {
        return mixture != null && cells != null && config.prior().start() != MixtureStart.BALL;
    }

    private long startSeed() {
        return seeds.stream("mixture start").nextLong();
    }

    private LatentMixture clusters(MixtureStarter starter, EpochStart start) {
        int[] train = Objects.requireNonNull(cells, "no cells yet").train();
        var learned = attached().matrix().select(train);
        var met = known;
        int[] told = met == null ? new int[0] : met.of(train);
        return start.compute(
                "Starting the mixture of %d components".formatted(components),
                pulse -> met == null
                        ? starter.of(learned, components, pulse)
                        : starter.ofTypes(learned, told, types, config.prior().perType(), pulse));
    }

    private MixturePrior prior() {
        return Objects.requireNonNull(mixture, "the prior is no mixture");
    }

    /** log p(z) as it counts in training: by stage, and for cells that are told their type by that alone. */
    private NDArray logPrior(NDArray code, Minibatch batch, StepScope step) {
        if (mixture == null || stage == Stage.WARM_UP) {
            return Gaussian.logStandard(code, step).sum(new int[] {1});
        }
        NDArray joint = mixture.logJoint(code, step);
        if (known != null) {
            joint = joint.add(known.mask(batch, components, step));
        }
        return logSum(joint);
    }

    static NDArray logSum(NDArray joint) {
        NDArray top = joint.max(new int[] {1}, true).stopGradient();
        return joint.sub(top).exp().sum(new int[] {1}).log().add(top.squeeze(1));
    }

    private double priorWeight(int size) {
        return switch (config.prior().count()) {
            case PER_SAMPLE -> size;
            case ONCE -> cells == null ? 0 : (double) size / cells.train().length;
        };
    }

    private CellCodes attached() {
        if (codes == null) {
            throw new IllegalStateException("no cells were attached to the model");
        }
        return codes;
    }
}
