package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.AugmentingModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.EpochStart;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.score.Consensus;

/** Arms that see the same cells and must agree on their categories. The latent code of a cell is what all arms sum it up in. */
final class MixvaeNetwork implements ArmModel, AugmentingModel {

    private final MixvaeConfig config;
    private final Weights weights;
    private final List<Arm> arms;
    private final CategoryBuffers categories;
    private final GumbelSoftmax drawing;
    private final MixvaeObjective objective;
    private final @Nullable Augmenter augmenter;
    private final @Nullable Discriminator discriminator;
    private final ShownCells shown;
    private boolean learnsAugmenter;

    MixvaeNetwork(MixvaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.weights = new Weights(run, seeds);
        var form = config.arm();
        var image = form.image(data, "cpl-mixVAE with convolutions");
        int own = config.ownArms();
        this.arms = IntStream.rangeClosed(1, own)
                .mapToObj(number -> new Arm(weights, number, data.genes(), image, form))
                .toList();
        this.categories = new CategoryBuffers(
                weights, run, config.categories(), own * config.network().lowDim());
        this.drawing = GumbelSoftmax.of(
                config.drawing().temperature(), config.drawing().straightThrough());
        this.objective =
                new MixvaeObjective(config.coupling().lambda(), config.state().beta(), true);
        boolean learns = config.augmenter().epochs() > 0;
        this.augmenter = config.augmenter().isOn()
                ? new Augmenter(weights, data.genes(), Augmenter.Form.of(config.augmenter()))
                : null;
        this.shown = ShownCells.of(augmenter, config.affine(), config.output().scale(), data);
        this.discriminator = learns
                ? new Discriminator(weights, data.genes(), config.augmenter().width())
                : null;
    }

    @Override
    public List<String> terms() {
        var terms = new ArrayList<>(MixvaeObjective.terms(config.coupling().arms()));
        if (discriminator != null) {
            terms.addAll(List.of("augmenter", "discriminator"));
        }
        return terms;
    }

    /** What an arm makes of some cells. */
    record Pass(NDArray summary, NDArray probability, NDArray category, Gaussian state, NDArray drawn) {}

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        NDArray expression = config.output().scale().dense(batch, step);
        if (learnsAugmenter && augmenter != null && discriminator != null) {
            return ofAugmenter(expression, augmenter, discriminator, step);
        }
        var posterior = posterior();
        var contributions = new ArrayList<MixvaeObjective.Contribution>();
        for (int a = 0; a < config.coupling().arms(); a++) {
            contributions.add(contribution(arm(a), shown.of(expression, step), posterior, batch, step));
        }
        var found = objective.of(contributions, progress.klWeight(), step);
        if (discriminator == null) {
            return found;
        }
        var values = new ArrayList<>(found.values());
        values.addAll(List.of(step.constant(0), step.constant(0)));
        return new LossTerms(found.objective(), values);
    }

    /** The terms of the arms are 0 while the augmenter learns. */
    private LossTerms ofAugmenter(NDArray expression, Augmenter maker, Discriminator judge, StepScope step) {
        var losses = new AugmenterObjective(step).of(expression, maker.copies(expression, step), judge);
        var values = new ArrayList<NDArray>();
        values.add(losses.both());
        while (values.size() < MixvaeObjective.terms(config.coupling().arms()).size()) {
            values.add(step.constant(0));
        }
        values.addAll(List.of(losses.generator(), losses.discriminator()));
        return new LossTerms(losses.both(), values);
    }

    private MixvaeObjective.Contribution contribution(
            Arm arm, NDArray expression, CategoryPosterior posterior, Minibatch batch, StepScope step) {
        var pass = pass(arm, expression, posterior, drawing, step);
        return new MixvaeObjective.Contribution(
                arm.cost(pass.category, arm.seen(pass.drawn, step), expression, batch, step)
                        .mean(),
                pass.state.klFromStandard(step).sum(new int[] {1}).mean(),
                pass.probability);
    }

    /** One pass with a category and a state that are drawn; in evaluation the category is the most probable one. */
    static Pass pass(Arm arm, NDArray expression, CategoryPosterior posterior, GumbelSoftmax drawing, StepScope step) {
        NDArray summary = arm.summary(expression, step);
        NDArray probability = posterior.of(arm.logits(summary, step), step);
        NDArray category = step.training() ? drawing.sample(probability, step) : GumbelSoftmax.largest(probability);
        var state = arm.state(summary, category, step);
        return new Pass(summary, probability, category, state, state.sample(step));
    }

    /** The arm that has this number, from 0. */
    Arm arm(int number) {
        return arms.get(number % arms.size());
    }

    @Override
    public List<Arm> arms() {
        return arms;
    }

    @Override
    public CategoryPosterior posterior() {
        return new CategoryPosterior(
                config.drawing().posterior(), config.drawing().tau(), categories.kept());
    }

    @Override
    public boolean augments() {
        return augmenter != null;
    }

    @Override
    public NDArray expression(Minibatch batch, StepScope step) {
        return scale().dense(batch, step);
    }

    @Override
    public NDArray augmented(Minibatch batch, StepScope step) {
        if (augmenter == null) {
            throw new IllegalStateException("this model has no augmenter");
        }
        return scale().bounded(augmenter.augmented(expression(batch, step), step), step);
    }

    @Override
    public int states() {
        return config.state().states();
    }

    @Override
    public ExpressionScale scale() {
        return config.output().scale();
    }

    @Override
    public CategoryBuffers buffers() {
        return categories;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public Optional<String> beginEpoch(int epoch, EpochStart start) {
        learnsAugmenter = config.learnsAugmenter(epoch);
        if (config.augmenter().epochs() > 0 && epoch == config.augmenter().epochs() + 1) {
            return Optional.of("The augmenter is learned; now the arms learn from its copies");
        }
        if (!config.mayPruneBefore(epoch)) {
            return Optional.empty();
        }
        boolean[] kept = categories.kept();
        var consensus = consensus(start.codes());
        int worst = worst(consensus, kept);
        double share = shareOf(consensus, worst);
        long left = IntStream.range(0, kept.length).filter(k -> kept[k]).count();
        if (share >= config.pruning().consensus()) {
            return Optional.of("The arms agree on all %d categories: none is removed".formatted(left));
        }
        categories.remove(worst);
        return Optional.of("Category %d is removed, on which the arms agree for %.0f %% of its cells; %d are left"
                .formatted(worst + 1, 100 * share, left - 1));
    }

    /** The category that the arms agree on least; one that no arm uses counts as one that they do not agree on at all. */
    private static int worst(Consensus consensus, boolean[] kept) {
        int worst = -1;
        for (int k = 0; k < kept.length; k++) {
            if (kept[k] && (worst < 0 || shareOf(consensus, k) < shareOf(consensus, worst))) {
                worst = k;
            }
        }
        return worst;
    }

    private static double shareOf(Consensus consensus, int category) {
        double share = consensus.perCategory()[category];
        return Double.isNaN(share) ? 0 : share;
    }

    private Consensus consensus(FloatMatrix codes) {
        var classifiers =
                ArmClassifiers.of(weights.read(), arms.size(), config.network().lowDim(), posterior());
        var found = classifiers.probabilities(codes).stream()
                .map(FloatMatrix::largestColumns)
                .toList();
        return Consensus.of(found, config.categories());
    }

    @Override
    public boolean isLastStage(int epoch) {
        return !config.learnsAugmenter(epoch) && (config.pruning().rounds() == 0 || epoch >= config.beforePruning());
    }

    /**
     * With pruning: of the models after each round, the first whose mean consensus reaches the threshold, which is the one with
     * the most categories; else the one with the highest.
     */
    @Override
    public double judgement(int epoch, double loss, Supplier<FloatMatrix> codes) {
        if (config.pruning().rounds() == 0) {
            return loss;
        }
        if (!config.endsRound(epoch)) {
            return Double.POSITIVE_INFINITY;
        }
        boolean[] kept = categories.kept();
        double mean = consensus(codes.get()).mean();
        long left = IntStream.range(0, kept.length).filter(k -> kept[k]).count();
        return mean >= config.pruning().consensus() ? -(1.0 + left) : -mean;
    }

    @Override
    public void endTraining(int epochs, EpochStart end) {
        learnsAugmenter = false;
    }
}
