package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.ImageModel;

/** The variational auto-decoder of images. */
final class VadImageNetwork extends SpreadCodes<ImageDecoder> implements ImageModel {

    VadImageNetwork(VadImageConfig config, RunScope run, SeedPlan seeds) {
        super(config, run, seeds, weights -> new ImageDecoder(weights, config.latentDim(), config.decoder()));
    }

    @Override
    public NDArray images(NDArray code, StepScope step) {
        return ownDecoder().images(code, step);
    }
}
