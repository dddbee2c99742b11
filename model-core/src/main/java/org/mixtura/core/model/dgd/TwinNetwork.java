package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.HostSink;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.DenseStack;
import org.mixtura.core.nn.GaussianHead;
import org.mixtura.core.nn.OptimizerStep;

/** A variational autoencoder with scDGD's decoder and an encoder of log(1 + x) that mirrors it; N(0, I) over the codes. */
final class TwinNetwork implements CountModel {

    private static final double BETA_1 = 0.5;
    private static final double BETA_2 = 0.7;

    private final Weights weights;
    private final DenseStack encoder;
    private final GaussianHead code;
    private final CountDecoder decoder;

    TwinNetwork(TwinConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        int[] widths = config.decoder().widths();
        this.weights = new Weights(run, seeds);
        this.encoder = new DenseStack(weights, "encoder.main", data.genes(), widths);
        this.code = new GaussianHead(weights, "encoder", widths[widths.length - 1], config.latentDim());
        this.decoder = new CountDecoder(weights, config.latentDim(), config.decoder(), widths, data);
    }

    @Override
    public List<String> terms() {
        return List.of("loss", "reconstruction", "kl_z");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        Gaussian posterior = posterior(batch, step).code();
        NDArray reconstruction = decoder.reconstruction(posterior.sample(step), batch, step);
        NDArray divergence = posterior.klFromStandard(step).sum(new int[] {1}).mul(step.constant(progress.klWeight()));
        NDArray perCell = reconstruction.add(divergence);
        return new LossTerms(perCell.sum(), List.of(perCell.mean(), reconstruction.mean(), divergence.mean()));
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        return posterior(batch, step).code().mean();
    }

    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        NDArray counts = step.sparse(new Shape(batch.size(), batch.genes()), sink -> spread(batch, sink));
        return new Posterior(code.forward(encoder.forward(counts, step), step), null);
    }

    @Override
    public Decoder decoder() {
        return decoder;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    /** With the betas of scDGD, so that the two differ by the encoder alone. */
    @Override
    public OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        return new Adam(run, weights.parameters(), likeDgd(settings));
    }

    /** The same settings with the betas of scDGD. */
    static Adam.Settings likeDgd(Adam.Settings settings) {
        return new Adam.Settings(settings.rate(), BETA_1, BETA_2, settings.epsilon(), settings.decay());
    }

    private static void spread(Minibatch batch, HostSink sink) {
        for (int row = 0; row < batch.size(); row++) {
            for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
                sink.put(row * batch.genes() + batch.gene(i), Math.log1p(batch.count(i)));
            }
        }
    }
}
