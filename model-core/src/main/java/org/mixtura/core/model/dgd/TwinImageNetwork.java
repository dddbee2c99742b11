package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mixtura.core.dist.Brightness;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.ImageModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerStep;

/** A variational autoencoder with DGD's decoder of images and an encoder that mirrors it; N(0, I) over the codes. */
final class TwinImageNetwork implements ImageModel {

    private final Weights weights;
    private final ImageEncoder encoder;
    private final ImageDecoder decoder;

    TwinImageNetwork(TwinImageConfig config, RunScope run, SeedPlan seeds) {
        this.weights = new Weights(run, seeds);
        this.encoder = new ImageEncoder(weights, config.latentDim(), config.decoder());
        this.decoder = new ImageDecoder(weights, config.latentDim(), config.decoder());
    }

    @Override
    public List<String> terms() {
        return List.of("loss", "reconstruction", "kl_z");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        NDArray brightness = Brightness.of(batch, step);
        Gaussian posterior = encoder.code(brightness, step);
        NDArray reconstruction = Brightness.crossEntropy(decoder.logOdds(posterior.sample(step), step), brightness);
        NDArray divergence = posterior.klFromStandard(step).sum(new int[] {1}).mul(step.constant(progress.klWeight()));
        NDArray perCell = reconstruction.add(divergence);
        return new LossTerms(perCell.sum(), List.of(perCell.mean(), reconstruction.mean(), divergence.mean()));
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        return encoder.code(Brightness.of(batch, step), step).mean();
    }

    @Override
    public NDArray images(NDArray code, StepScope step) {
        return decoder.images(code, step);
    }

    @Override
    public Weights weights() {
        return weights;
    }

    /** With the betas of DGD, so that the two differ by the encoder alone. */
    @Override
    public OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        return new Adam(run, weights.parameters(), TwinNetwork.likeDgd(settings));
    }
}
