package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Decoder;

/** The deep generative decoder of single cells: its decoder gives counts. */
final class DgdNetwork extends MixtureCodes<CountDecoder> implements CountModel {

    DgdNetwork(DgdConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this(config, config.decoder().widths(), data, run, seeds);
    }

    /** @param widths units of each hidden layer of the decoder */
    DgdNetwork(DgdConfig config, int[] widths, DataSpec data, RunScope run, SeedPlan seeds) {
        super(
                config,
                config.decoder().batch() && data.batches() > 1,
                data,
                run,
                seeds,
                weights -> new CountDecoder(weights, config.latentDim(), config.decoder(), widths, data));
    }

    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        NDArray code = encode(batch, step);
        return new Posterior(new Gaussian(code, step.filled(code.getShape(), 0)), null);
    }

    @Override
    public Decoder decoder() {
        return ownDecoder();
    }

    @Override
    public SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        var terms = new LinkedHashMap<String, NDArray>();
        terms.put("code_prior", logPrior(posterior.code().mean(), step).neg());
        return terms;
    }

    @Override
    public NDArray logPrior(NDArray code, StepScope step) {
        return priorOf(code, step);
    }

    @Override
    public boolean knowsSpread() {
        return false;
    }
}
