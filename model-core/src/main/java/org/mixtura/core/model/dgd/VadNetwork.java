package org.mixtura.core.model.dgd;

import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Decoder;

/** The variational auto-decoder of single cells: its decoder gives counts. */
final class VadNetwork extends SpreadCodes<CountDecoder> implements CountModel {

    VadNetwork(VadConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        super(
                config,
                run,
                seeds,
                weights -> new CountDecoder(
                        weights,
                        config.latentDim(),
                        config.decoder(),
                        config.decoder().widths(),
                        data));
    }

    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        return new Posterior(code(batch, step), null);
    }

    @Override
    public Decoder decoder() {
        return ownDecoder();
    }
}
