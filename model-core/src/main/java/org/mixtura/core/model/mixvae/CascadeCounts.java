package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** CascadeVAE whose decoder gives counts. A code is decoded with its state and its most probable category. */
final class CascadeCounts extends StateCounts {

    private final CascadevaeNetwork network;

    CascadeCounts(CascadevaeNetwork network) {
        super(network);
        this.network = network;
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
