package org.mixtura.core.model.scvi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.CountHead;
import org.mixtura.core.nn.Dispersion;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.nn.GaussianHead;
import org.mixtura.core.nn.HiddenStack;
import org.mixtura.core.nn.OneHot;
import org.mixtura.core.nn.TorchCountHead;

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
final class ScviNetwork implements GenerativeModel {

    private final DataSpec data;
    private final boolean encodesBatch;
    private final Weights weights;
    private final HiddenStack encoder;
    private final GaussianHead latent;
    private final @Nullable LibraryEncoder library;
    private final HiddenStack decoder;
    private final CountHead head;

    ScviNetwork(ScviConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
        this.data = data;
        this.encodesBatch = config.encodeCovariates() && data.batches() > 1;
        this.weights = new Weights(run, seeds);
        int covariates = data.batches() > 1 ? data.batches() : 0;
        int encoded = encodesBatch ? covariates : 0;
        int width = config.hiddenWidth();
        var encoderSize = new HiddenStack.Size(config.hiddenLayers(), width, config.dropout());
        this.encoder = HiddenStack.overCounts(
                weights, "z_encoder.encoder", data.genes(), encoded, encoderSize, config.encoderInput());
        this.latent = new GaussianHead(weights, "z_encoder", width, config.latentDim());
        this.library = config.library() == LibraryKind.LATENT
                ? LibraryEncoder.of(weights, data.genes(), encoded, new HiddenStack.Size(1, width, config.dropout()))
                : null;
        var decoderSize = new HiddenStack.Size(config.hiddenLayers(), width, 0);
        this.decoder =
                HiddenStack.overDense(weights, "decoder.px_decoder", config.latentDim(), covariates, decoderSize);
        this.head = new TorchCountHead(
                weights,
                "decoder",
                width,
                data.genes(),
                config.likelihood(),
                config.likelihood().hasDispersion() ? dispersion(config, data) : null);
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
        return posterior(batch, oneHotBatch(batch, step), step).mean();
    }

    @Override
    public Weights weights() {
        return weights;
    }

    Pass pass(Minibatch batch, StepScope step) {
        NDArray covariates = oneHotBatch(batch, step);
        Gaussian posterior = posterior(batch, covariates, step);
        NDArray code = posterior.sample(step);
        Gaussian libraryPosterior = library == null
                ? null
                : library.head.forward(library.stack.forward(batch, encoded(covariates), step), step);
        NDArray logLibrary = libraryPosterior == null ? observedLibrary(batch, step) : libraryPosterior.sample(step);
        NDArray klLibrary =
                libraryPosterior == null ? null : perCell(libraryPosterior.klFrom(prior(batch, step), step));
        NDArray features = decoder.forward(code, covariates, step);
        return new Pass(
                posterior,
                code,
                logLibrary,
                features,
                perCell(posterior.klFromStandard(step)),
                klLibrary,
                head.loss(features, logLibrary, batch, step));
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
        return head;
    }

    private Gaussian posterior(Minibatch batch, @Nullable NDArray covariates, StepScope step) {
        return latent.forward(encoder.forward(batch, encoded(covariates), step), step);
    }

    private @Nullable NDArray encoded(@Nullable NDArray covariates) {
        return encodesBatch ? covariates : null;
    }

    private @Nullable NDArray oneHotBatch(Minibatch batch, StepScope step) {
        return data.batches() > 1 ? OneHot.of(batch.size(), data.batches(), batch::batch, step) : null;
    }

    private static NDArray observedLibrary(Minibatch batch, StepScope step) {
        return step.dense(new Shape(batch.size(), 1), row -> DataSpec.logLibrary(batch.total(row)));
    }

    private Gaussian prior(Minibatch batch, StepScope step) {
        var column = new Shape(batch.size(), 1);
        return new Gaussian(
                step.dense(column, row -> data.libraryLogMeans()[batch.batch(row)]),
                step.dense(column, row -> data.libraryLogVariances()[batch.batch(row)]));
    }

    private Dispersion dispersion(ScviConfig config, DataSpec spec) {
        int genes = spec.genes();
        return switch (config.dispersion()) {
            case GENE -> Dispersion.perGene(weights, "px_r", genes);
            case GENE_BATCH -> Dispersion.perGeneAndBatch(weights, "px_r", genes, spec.batches());
            case GENE_LABEL -> Dispersion.perGeneAndLabel(weights, "px_r", genes, spec.labels());
            case GENE_CELL -> Dispersion.perGeneAndCell(weights, "decoder.px_r_decoder", config.hiddenWidth(), genes);
        };
    }

    private static NDArray perCell(NDArray entries) {
        return entries.sum(new int[] {1});
    }
}
