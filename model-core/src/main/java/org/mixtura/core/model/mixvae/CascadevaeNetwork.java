package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ImageModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.OneHot;

/**
 * An encoder of the state alone; the category of a cell is the one that decodes it best, in training by an assignment of the
 * whole minibatch. The latent code of a cell is the mean of its state, then the probabilities of its categories: softmax over
 * the categories of the negative reconstruction cost at that mean.
 */
final class CascadevaeNetwork implements DescribedCategories, ImageModel {

    private final CascadevaeConfig config;
    private final Weights weights;
    private final Arm arm;
    private final CategoryBuffers categories;
    private final BalancedAssignment assignment;
    private final ShownCells shown;

    CascadevaeNetwork(CascadevaeConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.weights = new Weights(run, seeds);
        this.arm = new Arm(
                weights, 1, data.genes(), config.arm().image(data, "CascadeVAE with convolutions"), config.arm());
        this.categories = new CategoryBuffers(weights, run, config.categories(), config.states() + config.categories());
        this.assignment = new BalancedAssignment(config.crowding());
        this.shown = ShownCells.of(null, config.affine(), config.output().scale(), data);
    }

    @Override
    public List<String> terms() {
        return List.of("loss", "reconstruction", "kl_s");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        NDArray expression = shown.of(expression(batch, step), step);
        var state = state(expression, step);
        NDArray seen = arm.seen(state.sample(step), step);
        NDArray category = category(expression, seen, batch, step, progress);
        NDArray reconstruction =
                arm.cost(category, seen, expression, batch, step).mean();
        NDArray kl = state.klFromStandard(step);
        NDArray loss = reconstruction.add(weighted(kl, betas(step, progress)));
        return new LossTerms(
                loss, List.of(loss, reconstruction, kl.sum(new int[] {1}).mean()));
    }

    /** The divergence of the state, each dimension with its weight; mean over cells. */
    static NDArray weighted(NDArray kl, NDArray betas) {
        return kl.mul(betas).sum(new int[] {1}).mean();
    }

    /** What each dimension's divergence counts by now. */
    private NDArray betas(StepScope step, Progress progress) {
        int free = config.stages().free(progress.step(), config.states());
        return step.dense(
                new Shape(1, config.states()),
                d -> d < free ? config.stages().betaEnd() : config.stages().betaStart());
    }

    private NDArray category(NDArray expression, NDArray seen, Minibatch batch, StepScope step, Progress progress) {
        if (!config.stages().hasCategories(progress.step())) {
            return step.filled(new Shape(batch.size(), config.categories()), 0);
        }
        double[][] costs = rows(costs(expression, seen, batch, step));
        int[] chosen = step.training() ? assignment.of(costs) : cheapest(costs);
        return OneHot.of(batch.size(), config.categories(), row -> chosen[row], step);
    }

    private static int[] cheapest(double[][] costs) {
        int[] chosen = new int[costs.length];
        for (int row = 0; row < costs.length; row++) {
            for (int k = 1; k < costs[row].length; k++) {
                chosen[row] = costs[row][k] < costs[row][chosen[row]] ? k : chosen[row];
            }
        }
        return chosen;
    }

    private static double[][] rows(NDArray costs) {
        float[] values = costs.toFloatArray();
        int cells = Math.toIntExact(costs.getShape().get(0));
        int columns = cells == 0 ? 0 : values.length / cells;
        double[][] rows = new double[cells][columns];
        for (int i = 0; i < values.length; i++) {
            rows[i / columns][i % columns] = values[i];
        }
        return rows;
    }

    /** What each cell costs in each category, cells x categories; no gradient passes. */
    private NDArray costs(NDArray expression, NDArray seen, Minibatch batch, StepScope step) {
        var columns = new ArrayList<NDArray>();
        for (int k = 0; k < config.categories(); k++) {
            int only = k;
            NDArray category = OneHot.of(batch.size(), config.categories(), _ -> only, step);
            columns.add(arm.cost(category, seen, expression, batch, step).stopGradient());
        }
        return NDArrays.stack(new NDList(columns), 1);
    }

    private NDArray expression(Minibatch batch, StepScope step) {
        return config.output().scale().dense(batch, step);
    }

    private Gaussian state(NDArray expression, StepScope step) {
        // The category is not among what the state is computed from.
        NDArray summary = arm.summary(expression, step);
        return arm.state(summary, summary, step);
    }

    /** q(s | x). */
    Gaussian state(Minibatch batch, StepScope step) {
        return state(expression(batch, step), step);
    }

    /** A code is decoded with its state and its most probable category. */
    @Override
    public NDArray images(NDArray code, StepScope step) {
        NDArray category = GumbelSoftmax.largest(code.get(new NDIndex(":,{}:", config.states())));
        return arm.image(category, code.get(new NDIndex(":,:{}", config.states())), step);
    }

    Arm arm() {
        return arm;
    }

    @Override
    public int armCount() {
        return 1;
    }

    @Override
    public int states() {
        return config.states();
    }

    @Override
    public NDArray categoryOf(int number, Minibatch batch, StepScope step) {
        NDArray expression = expression(batch, step);
        return probabilities(expression, state(expression, step).mean(), batch, step);
    }

    @Override
    public Gaussian stateOf(int number, NDArray category, Minibatch batch, StepScope step) {
        return state(batch, step);
    }

    @Override
    public NDArray expressionOf(int number, NDArray category, NDArray state, Minibatch batch, StepScope step) {
        return arm.expression(category, state, batch, step);
    }

    CascadevaeConfig config() {
        return config;
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        NDArray expression = expression(batch, step);
        NDArray mean = state(expression, step).mean();
        return mean.concat(probabilities(expression, mean, batch, step), 1);
    }

    private NDArray probabilities(NDArray expression, NDArray mean, Minibatch batch, StepScope step) {
        return costs(expression, mean, batch, step).neg().softmax(1);
    }

    @Override
    public Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return Optional.of(categoryOf(0, batch, step));
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
