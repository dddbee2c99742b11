package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.OneHot;

/** Encoders, prior and decoder of the family under its {@link Objective}. */
final class ScaespyNetwork implements GenerativeModel {

    private final ScaespyConfig config;
    private final int batches;
    private final int components;
    private final Weights weights;
    private final ComponentEncoder encoder;
    private final ComponentPrior prior;
    private final Objective objective;
    private final Output output;

    ScaespyNetwork(ScaespyConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.batches = config.network().batch() && data.batches() > 1 ? data.batches() : 0;
        this.components = config.effectiveComponents();
        this.weights = new Weights(run, seeds);
        this.encoder =
                new ComponentEncoder(weights, data.genes(), batches, components, config.latentDim(), config.network());
        this.prior = new ComponentPrior(weights, config.prior(), components, config.latentDim(), run, seeds);
        this.objective = new Objective(
                config.weights(),
                config.kl(),
                config.kernel().width(),
                config.kernel().scale());
        var hidden = new HiddenDecoder(weights, config.latentDim(), batches, config.network());
        var likelihood = config.output().reconstruction().likelihood();
        this.output = likelihood.isPresent()
                ? new CountOutput(weights, hidden, likelihood.get(), config.output(), config.network(), data.genes())
                : new ValueOutput(weights, hidden, config.network(), data.genes());
    }

    @Override
    public List<String> terms() {
        return config.drawsCodes() ? Objective.terms(components > 1) : List.of("loss", "reconstruction");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        if (!config.drawsCodes()) {
            NDArray cost = output.cost(codes(batch, step).mean().squeeze(1), batch, step)
                    .mean();
            return new LossTerms(cost, List.of(cost, cost));
        }
        var inferred = inferred(batch, step);
        NDArray costs = costs(inferred.drawn(), batch, step);
        return objective.of(costs, inferred, prior.drawn(batch.size(), step), progress.klWeight(), step);
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        return centre(logMembership(batch, step).exp(), codes(batch, step).mean());
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public Optional<LatentMixture> mixture() {
        return components > 1 ? Optional.of(prior.values()) : Optional.empty();
    }

    @Override
    public Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return components > 1 ? Optional.of(logMembership(batch, step).exp()) : Optional.empty();
    }

    /** sum_y w_ny m_ny, cells x dimensions. */
    static NDArray centre(NDArray membership, NDArray means) {
        return means.mul(membership.expandDims(2)).sum(new int[] {1});
    }

    ScaespyConfig config() {
        return config;
    }

    Output output() {
        return output;
    }

    ComponentPrior prior() {
        return prior;
    }

    Objective objective() {
        return objective;
    }

    NDArray logMembership(Minibatch batch, StepScope step) {
        return encoder.logMembership(batch, told(batch, step), step);
    }

    /** e(z | x, y), cells x components x dimensions. */
    Gaussian codes(Minibatch batch, StepScope step) {
        return encoder.codes(batch, told(batch, step), step);
    }

    private Objective.Inferred inferred(Minibatch batch, StepScope step) {
        var codes = codes(batch, step);
        return new Objective.Inferred(logMembership(batch, step), codes, codes.sample(step));
    }

    /** -log p(x_n | z_ny), cells x components. */
    private NDArray costs(NDArray codes, Minibatch batch, StepScope step) {
        var columns = new NDList(IntStream.range(0, components)
                .mapToObj(y -> output.cost(codes.get(new NDIndex(":,{}", y)), batch, step))
                .toList());
        return NDArrays.stack(columns, 1);
    }

    private @Nullable NDArray told(Minibatch batch, StepScope step) {
        return batches > 0 ? OneHot.of(batch.size(), batches, batch::batch, step) : null;
    }
}
