package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.embed.CodeGroups;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.EpochStart;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.OneHot;

/** Encoders, prior and decoder of the family under its {@link Objective}. */
final class ScaespyNetwork implements GenerativeModel {

    private final ScaespyConfig config;
    private final int batches;
    private final int components;
    private final RunScope run;
    private final SeedPlan seeds;
    private final Weights weights;
    private final ComponentEncoder encoder;
    private final ComponentPrior prior;
    private final Objective objective;
    private final Output output;
    private boolean learnsGroups;

    ScaespyNetwork(ScaespyConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.config = config;
        this.run = run;
        this.seeds = seeds;
        this.batches = config.network().batch() && data.batches() > 1 ? data.batches() : 0;
        this.components = config.effectiveComponents();
        this.weights = new Weights(run, seeds);
        this.encoder =
                new ComponentEncoder(weights, data.genes(), batches, components, config.latentDim(), config.network());
        this.prior = new ComponentPrior(
                weights, config.prior(), components, config.latentDim(), config.warmupEpochs() > 0, run, seeds);
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
        return config.drawsCodes() ? objective.terms(components > 1) : List.of("loss", "reconstruction");
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
        if (prior.counts()) {
            return objective.of(costs, inferred, prior.drawn(batch.size(), step), progress.klWeight(), step);
        }
        var terms = objective.of(costs, inferred, prior.standard(batch.size(), step), progress.klWeight(), step);
        var values = new ArrayList<>(terms.values());
        if (!learnsGroups) {
            // Where there is a mixture later, the term of its membership is 0 until then.
            values.add(2, step.constant(0));
            return new LossTerms(terms.objective(), values);
        }
        // What is learned now is told in that place.
        NDArray distance = distanceFromGroups(inferred, batch, step);
        values.add(2, distance.stopGradient());
        return new LossTerms(distance, values);
    }

    /** KL divergence of memberships from what the mixture says of the codes, which stand still. */
    private NDArray distanceFromGroups(Objective.Inferred inferred, Minibatch batch, StepScope step) {
        NDArray codes = inferred.codes().mean().squeeze(1).stopGradient();
        NDArray groups = prior.logJoint(codes, step).logSoftmax(1).stopGradient();
        NDArray membership = encoder.logMembership(batch, told(batch, step), step);
        return Categories.klOfLogs(groups, membership).mean();
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
        return hasMixture() ? Optional.of(prior.values()) : Optional.empty();
    }

    @Override
    public Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return hasMixture() ? Optional.of(logMembership(batch, step).exp()) : Optional.empty();
    }

    @Override
    public Optional<String> beginEpoch(int epoch, EpochStart start) {
        int warmup = config.warmupEpochs();
        int last = config.preparingEpochs();
        learnsGroups = epoch > warmup && epoch <= last;
        if (warmup == 0 || epoch <= warmup) {
            return Optional.empty();
        }
        if (epoch == warmup + 1) {
            var found = start.codes();
            long seed = seeds.stream("mixture start").nextLong();
            prior.start(start.compute(
                    "Starting the mixture of %d components".formatted(components),
                    pulse -> CodeGroups.mixture(found, CodeGroups.of(found, components, seed, pulse), components)));
        }
        if (epoch == last + 1) {
            encoder.spreadFirstComponent(run);
            prior.count();
        }
        if (epoch == warmup + 1) {
            return Optional.of("The mixture starts at %d groups of the codes%s"
                    .formatted(
                            components,
                            learnsGroups ? "; for %d epochs memberships learn them".formatted(last - warmup) : ""));
        }
        return epoch == last + 1 ? Optional.of("All components learn from now on") : Optional.empty();
    }

    @Override
    public boolean isLastStage(int epoch) {
        return epoch > config.preparingEpochs();
    }

    /** Whether codes are drawn to more than one component by now. */
    boolean hasMixture() {
        return components > 1 && prior.counts();
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

    /** What codes are drawn to, for divergences by formula. */
    Objective.Prior priorWithoutDraws(StepScope step) {
        return prior.counts() ? prior.drawnAtMeans(step) : prior.standard(0, step);
    }

    /** log p(z), one value per row. */
    NDArray logPrior(NDArray code, StepScope step) {
        return prior.counts()
                ? prior.logDensity(code, step)
                : Gaussian.logStandard(code, step).sum(new int[] {1});
    }

    /** log e(y | x), cells x components; before the mixture is started there is one. */
    NDArray logMembership(Minibatch batch, StepScope step) {
        return hasMixture()
                ? encoder.logMembership(batch, told(batch, step), step)
                : step.filled(new Shape(batch.size(), 1), 0);
    }

    /** e(z | x, y), cells x components x dimensions. */
    Gaussian codes(Minibatch batch, StepScope step) {
        return prior.counts()
                ? encoder.codes(batch, told(batch, step), step)
                : encoder.firstCodes(batch, told(batch, step), step);
    }

    private Objective.Inferred inferred(Minibatch batch, StepScope step) {
        var codes = codes(batch, step);
        return new Objective.Inferred(logMembership(batch, step), codes, codes.sample(step));
    }

    /** -log p(x_n | z_ny), cells x components. */
    private NDArray costs(NDArray codes, Minibatch batch, StepScope step) {
        var columns = new NDList(LongStream.range(0, codes.getShape().get(1))
                .mapToObj(y -> output.cost(codes.get(new NDIndex(":,{}", y)), batch, step))
                .toList());
        return NDArrays.stack(columns, 1);
    }

    private @Nullable NDArray told(Minibatch batch, StepScope step) {
        return batches > 0 ? OneHot.of(batch.size(), batches, batch::batch, step) : null;
    }
}
