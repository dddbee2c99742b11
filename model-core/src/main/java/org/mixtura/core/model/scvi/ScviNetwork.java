package org.mixtura.core.model.scvi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Gaussian;
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
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.nn.GaussianHead;
import org.mixtura.core.nn.HiddenStack;

/**
 * The network of scVI.
 *
 * <pre>
 * z ~ N(0, I);  log l observed or ~ N(m_b, v_b);  h = decoder(z, batch);  rho = softmax(W h)
 * x_g ~ ZINB | NB | Poisson with mean l rho_g and inverse dispersion theta_g
 * q(z | x) = N(m(x), v(x)), an encoder of log1p(x);  q(log l | x) another one
 * loss = mean over cells of [ -log p(x | z, l) + w KL(q(z)) + KL(q(l)) ]
 * </pre>
 *
 * Weights have the names of scvi-tools' VAE module; those that a configuration does not use are not there.
 */
final class ScviNetwork implements CountModel {

    private final DataSpec data;
    private final boolean encodesBatch;
    private final Weights weights;
    private final HiddenStack encoder;
    private final GaussianHead latent;
    private final @Nullable LibraryEncoder library;
    private final ScviDecoder decoder;

    ScviNetwork(ScviConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.data = data;
        this.encodesBatch = config.encodeCovariates() && data.batches() > 1;
        this.weights = new Weights(run, seeds);
        int encoded = encodesBatch ? data.batches() : 0;
        int width = config.hiddenWidth();
        var encoderSize = new HiddenStack.Size(config.hiddenLayers(), width, config.dropout());
        this.encoder = HiddenStack.overCounts(
                weights, "z_encoder.encoder", data.genes(), encoded, encoderSize, config.encoderInput());
        this.latent = new GaussianHead(weights, "z_encoder", width, config.latentDim());
        this.library = config.library() == LibraryKind.LATENT
                ? LibraryEncoder.of(weights, data.genes(), encoded, new HiddenStack.Size(1, width, config.dropout()))
                : null;
        this.decoder = new ScviDecoder(weights, config, data);
    }

    /** The second encoder, of the library size. */
    private record LibraryEncoder(HiddenStack stack, GaussianHead head) {

        static LibraryEncoder of(Weights weights, int genes, int covariates, HiddenStack.Size size) {
            return new LibraryEncoder(
                    HiddenStack.overCounts(weights, "l_encoder.encoder", genes, covariates, size, EncoderInput.COUNTS),
                    new GaussianHead(weights, "l_encoder", size.width(), 1));
        }
    }

    /** Everything that one pass computes; vectors have one value per cell. */
    record Pass(
            Gaussian posterior,
            NDArray code,
            NDArray logLibrary,
            NDArray features,
            NDArray klZ,
            @Nullable NDArray klLibrary,
            CountHead.Reconstruction reconstruction) {}

    @Override
    public List<String> terms() {
        return library == null
                ? List.of("loss", "reconstruction", "kl_z")
                : List.of("loss", "reconstruction", "kl_z", "kl_library");
    }

    @Override
    public LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        return terms(pass(batch, step), step, progress);
    }

    @Override
    public NDArray encode(Minibatch batch, StepScope step) {
        return code(batch, encoded(batch, step), step).mean();
    }

    @Override
    public Posterior posterior(Minibatch batch, StepScope step) {
        NDArray covariates = encoded(batch, step);
        return new Posterior(
                code(batch, covariates, step),
                library == null ? null : library.head.forward(library.stack.forward(batch, covariates, step), step));
    }

    @Override
    public Decoder decoder() {
        return decoder;
    }

    @Override
    public SequencedMap<String, NDArray> divergences(Posterior posterior, Minibatch batch, StepScope step) {
        var divergences = CountModel.super.divergences(posterior, batch, step);
        if (posterior.logLibrary() != null) {
            divergences.put(
                    "kl_library",
                    posterior
                            .logLibrary()
                            .klFrom(libraryPrior(batch, step), step)
                            .sum(new int[] {1}));
        }
        return divergences;
    }

    @Override
    public Gaussian libraryPrior(Minibatch batch, StepScope step) {
        var column = new Shape(batch.size(), 1);
        return new Gaussian(
                step.dense(column, row -> data.libraryLogMeans()[batch.batch(row)]),
                step.dense(column, row -> data.libraryLogVariances()[batch.batch(row)]));
    }

    @Override
    public Weights weights() {
        return weights;
    }

    Pass pass(Minibatch batch, StepScope step) {
        Posterior posterior = posterior(batch, step);
        NDArray code = posterior.code().sample(step);
        NDArray logLibrary = posterior.logLibrary() == null
                ? observedLibrary(batch, step)
                : posterior.logLibrary().sample(step);
        var divergences = divergences(posterior, batch, step);
        NDArray features = decoder.features(code, batch, step);
        return new Pass(
                posterior.code(),
                code,
                logLibrary,
                features,
                divergences.firstEntry().getValue(),
                divergences.get("kl_library"),
                decoder.head().loss(features, logLibrary, batch, step));
    }

    LossTerms terms(Pass pass, StepScope step, Progress progress) {
        NDArray klZ = pass.klZ.mean();
        NDArray pull = klZ.mul(step.constant(progress.klWeight()));
        NDArray reconstruction = pass.reconstruction.perCell().mean();
        var values = new ArrayList<>(List.of(reconstruction, klZ));
        if (pass.klLibrary != null) {
            NDArray klLibrary = pass.klLibrary.mean();
            // The library's divergence is not warmed up.
            pull = pull.add(klLibrary);
            values.add(klLibrary);
        }
        values.addFirst(reconstruction.add(pull));
        return new LossTerms(pass.reconstruction.objective().add(pull), values);
    }

    CountHead head() {
        return decoder.head();
    }

    private Gaussian code(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        return latent.forward(encoder.forward(batch, covariates, step), step);
    }

    private @Nullable NDArray encoded(Minibatch batch, StepScope step) {
        return encodesBatch ? decoder.covariates(batch, step) : null;
    }

    private static NDArray observedLibrary(Minibatch batch, StepScope step) {
        return step.dense(new Shape(batch.size(), 1), row -> DataSpec.logLibrary(batch.total(row)));
    }
}
