package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.AugmentingModel;

/**
 * Arms whose decoders give counts, and what can be asked of them. The code of a cell is what the arms sum it up in; each arm's
 * most probable category and mean state follow from that, so a posterior has no spread. The means of the arms are averaged,
 * their dispersions and zero inflations on the scale of logarithms.
 */
final class ArmCounts extends StateCounts implements AugmentingModel {

    private final ArmModel network;

    ArmCounts(ArmModel network) {
        super(network);
        this.network = network;
    }

    @Override
    public boolean augments() {
        return network instanceof AugmentingModel maker && maker.augments();
    }

    @Override
    public NDArray expression(Minibatch batch, StepScope step) {
        return network.scale().dense(batch, step);
    }

    @Override
    public NDArray augmented(Minibatch batch, StepScope step) {
        if (network instanceof AugmentingModel maker) {
            return maker.augmented(batch, step);
        }
        throw new IllegalStateException("this model has no augmenter");
    }

    /** KL(q(s | x, c) || N(0, I)) and KL(q(c | x) || uniform), means over arms. */
    @Override
    public SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        NDArray states = step.constant(0);
        NDArray categories = step.constant(0);
        for (var part : parts(posterior.code().mean(), step)) {
            states = states.add(part.state.klFromStandard(step).sum(new int[] {1}));
            categories = categories.add(new Categories(step).klFromUniform(part.probability));
        }
        NDArray count = step.constant(network.arms().size());
        var terms = new LinkedHashMap<String, NDArray>();
        terms.put("kl_c", categories.div(count));
        terms.put("kl_s", states.div(count));
        return terms;
    }

    @Override
    public CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        var all = new ArrayList<CountParameters>();
        for (var part : parts(code, step)) {
            all.add(part.output.parameters(part.features, logScale, batch, step));
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        NDArray log = NDArrays.stack(
                new NDList(all.stream().map(CountParameters::logMean).toList()), 0);
        NDArray top = log.max(new int[] {0}, true);
        NDArray mean = log.sub(top).exp().mean(new int[] {0}).log().add(top.squeeze(0));
        return new CountParameters(
                mean,
                mean(all.stream().map(CountParameters::logDispersion).toList()),
                all.getFirst().dropoutLogit() == null
                        ? null
                        : mean(all.stream().map(CountParameters::dropoutLogit).toList()));
    }

    private static NDArray mean(List<NDArray> values) {
        return NDArrays.stack(new NDList(values), 0).mean(new int[] {0});
    }

    @Override
    public NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        NDArray sum = step.constant(0);
        for (var part : parts(code, step)) {
            sum = sum.add(part.output.costAt(logScale, part.features, batch, step));
        }
        return sum.div(step.constant(network.arms().size()));
    }

    private record Part(NDArray probability, Gaussian state, NDArray features, CountOutput output) {}

    /** What each arm makes of its part of the codes. */
    private List<Part> parts(NDArray code, StepScope step) {
        var posterior = network.posterior();
        int width = Math.toIntExact(code.getShape().get(1)) / network.arms().size();
        var parts = new ArrayList<Part>();
        for (int a = 0; a < network.arms().size(); a++) {
            Arm arm = network.arms().get(a);
            NDArray summary = code.get(new NDIndex(":,{}:{}", a * width, (a + 1) * width));
            NDArray probability = posterior.of(arm.logits(summary, step), step);
            NDArray category = GumbelSoftmax.largest(probability);
            var state = arm.state(summary, category, step);
            NDArray features = arm.features(category, state.mean(), step);
            parts.add(new Part(probability, state, features, arm.counts()));
        }
        return parts;
    }
}
