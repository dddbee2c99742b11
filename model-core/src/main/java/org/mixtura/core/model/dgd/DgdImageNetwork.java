package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ImageModel;

/** The deep generative decoder of images. */
final class DgdImageNetwork extends MixtureCodes<ImageDecoder> implements ImageModel {

    DgdImageNetwork(DgdImageConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        super(
                config,
                false,
                data,
                run,
                seeds,
                weights -> new ImageDecoder(weights, config.latentDim(), config.decoder()));
    }

    @Override
    public NDArray images(NDArray code, StepScope step) {
        return ownDecoder().images(code, step);
    }
}
