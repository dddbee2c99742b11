package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.StateModel;

/** CascadeVAE whose decoder gives counts. A code is decoded with its state and its most probable category. */
final class CascadeCounts implements CountModel, StateModel, Decoder {

    private final CascadevaeNetwork network;

    CascadeCounts(CascadevaeNetwork network) {
        this.network = network;
    }

    @Override
    public List<String> terms() {
        return network.terms();
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        return network.loss(batch, step, progress);
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        return network.encode(batch, step);
    }

    @Override
    public Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return network.memberships(batch, step);
    }

    @Override
    public Weights weights() {
        return network.weights();
    }

    @Override
    public Optional<LatentMixture> mixture() {
        return network.mixture();
    }

    @Override
    public void describe(Supplier<FloatMatrix> codes, Supplier<Optional<FloatMatrix>> memberships) {
        network.describe(codes, memberships);
    }

    @Override
    public int armCount() {
        return network.armCount();
    }

    @Override
    public int states() {
        return network.states();
    }

    @Override
    public int categories() {
        return network.categories();
    }

    @Override
    public Gaussian stateOf(int arm, NDArray category, Minibatch batch, StepScope step) {
        return network.stateOf(arm, category, batch, step);
    }

    @Override
    public NDArray expressionOf(int arm, NDArray category, NDArray state, Minibatch batch, StepScope step) {
        return network.expressionOf(arm, category, state, batch, step);
    }

    @Override
    public Decoder decoder() {
        return this;
    }

    @Override
    public boolean knowsSpread() {
        return false;
    }

    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        NDArray code = encode(batch, step);
        return new Posterior(new Gaussian(code, code.zerosLike()), null);
    }

    @Override
    public SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        var terms = new LinkedHashMap<String, NDArray>();
        terms.put("kl_s", network.state(batch, step).klFromStandard(step).sum(new int[] {1}));
        return terms;
    }

    @Override
    public CountParameters parameters(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return network.arm().counts().parameters(features(code, step), logScale, batch, step);
    }

    @Override
    public NDArray reconstruction(NDArray code, NDArray logScale, Minibatch batch, StepScope step) {
        return network.arm().counts().costAt(logScale, features(code, step), batch, step);
    }

    private NDArray features(NDArray code, StepScope step) {
        int states = network.config().states();
        NDArray category = GumbelSoftmax.largest(code.get(new NDIndex(":,{}:", states)));
        return network.arm().features(category, code.get(new NDIndex(":,:{}", states)), step);
    }
}
