package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.AugmentingModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;

/** One arm whose state and category are independent given the cell, each with a capacity. */
final class JointvaeNetwork implements ArmModel, AugmentingModel {

    private final JointvaeConfig config;
    private final Weights weights;
    private final Arm arm;
    private final CategoryBuffers categories;
    private final CategoryPosterior posterior;
    private final GumbelSoftmax drawing;
    private final JointObjective objective;
    private final @Nullable Augmenter augmenter;
    private final ShownCells shown;

    JointvaeNetwork(JointvaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.weights = new Weights(run, seeds);
        this.arm =
                new Arm(weights, 1, data.genes(), config.arm().image(data, "JointVAE with convolutions"), config.arm());
        this.categories = new CategoryBuffers(
                weights, run, config.categories(), config.network().lowDim());
        this.posterior = posteriorOf(config.categories());
        this.drawing = new GumbelSoftmax(config.temperature(), false, 1e-12);
        this.objective = JointObjective.of(config.capacity(), config.categories());
        var copies = config.augmenter().settings();
        this.augmenter = copies.isOn() ? new Augmenter(weights, data.genes(), Augmenter.Form.of(copies)) : null;
        this.shown = ShownCells.of(augmenter, config.affine(), config.output().scale(), data);
    }

    static CategoryPosterior posteriorOf(int categories) {
        boolean[] all = new boolean[categories];
        Arrays.fill(all, true);
        return new CategoryPosterior(PosteriorForm.SINGLE, 1, all);
    }

    @Override
    public List<String> terms() {
        return List.of("loss", "reconstruction", "kl_s", "kl_c");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        NDArray cells = scale().dense(batch, step);
        NDArray expression = shown.of(cells, step);
        var pass = MixvaeNetwork.pass(arm, expression, posterior, drawing, step);
        NDArray reconstruction = arm.cost(pass.category(), arm.seen(pass.drawn(), step), expression, batch, step)
                .mean();
        NDArray states = pass.state().klFromStandard(step).sum(new int[] {1}).mean();
        NDArray kinds = new Categories(step).klFromUniform(pass.probability()).mean();
        NDArray loss = objective.of(reconstruction, states, kinds, progress.step() + 1.0, step);
        return new LossTerms(loss, List.of(loss, reconstruction, states, kinds));
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
    public List<Arm> arms() {
        return List.of(arm);
    }

    @Override
    public CategoryPosterior posterior() {
        return posterior;
    }

    @Override
    public int states() {
        return config.states();
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
}
