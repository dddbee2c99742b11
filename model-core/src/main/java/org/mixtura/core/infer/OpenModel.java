package org.mixtura.core.infer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.Noise;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.AugmentingModel;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ImageModel;
import org.mixtura.core.model.StateModel;

/** A trained model in native memory with a chunk of cells before it. To be used in the native lane. */
final class OpenModel implements AutoCloseable {

    /** Entries of a cells x genes array at a time: 16 MB each, and some ten of them are alive in one pass. */
    private static final int ENTRIES = 1 << 22;

    private static final int MOST_CELLS = 512;

    private final RunScope run;
    private final GenerativeModel model;
    private final String family;
    private final Minibatch batch;
    private final int genes;
    private final Optional<FloatMatrix> given;

    private OpenModel(
            RunScope run,
            GenerativeModel model,
            String family,
            Minibatch batch,
            int genes,
            Optional<FloatMatrix> given) {
        this.run = run;
        this.model = model;
        this.family = family;
        this.batch = batch;
        this.genes = genes;
        this.given = given;
    }

    /**
     * Opens a model over some cells. The codes of cells that a model without an encoder has not met are searched for now.
     *
     * @throws org.mixtura.core.error.StorageProblem when the weights do not fit settings and data
     * @throws org.mixtura.core.error.DeviceProblem when the device cannot be used
     */
    static <C extends Record> OpenModel open(StoredModel<C> trained, Cells cells, Watcher watcher) {
        var run = RunScope.open(trained.device(), trained.threads());
        try {
            var built = trained.family().build(trained.config(), trained.data(), run, new SeedPlan(0));
            built.weights().load(trained.weights());
            run.seal();
            var batch = new Minibatch(cells.counts(), cells.batches(), cells.labels());
            boolean hasEncoder = !(built instanceof FreeCodeModel);
            if (built instanceof FreeCodeModel free) {
                cells.codes().ifPresentOrElse(codes -> free.attach(new CellCodes(codes)), () -> new CodeSearch(
                                run, free, batch, cells.size())
                        .find(watcher));
            }
            return new OpenModel(
                    run,
                    built,
                    trained.family().card().name(),
                    batch,
                    cells.genes(),
                    hasEncoder ? cells.codes() : Optional.empty());
        } catch (RuntimeException | Error failure) {
            run.close();
            throw failure;
        }
    }

    /** The model as one of categories with states. */
    StateModel states() {
        if (model instanceof StateModel states) {
            return states;
        }
        throw Inference.noStates(family);
    }

    /** The model as one of images. */
    private ImageModel painter() {
        if (model instanceof ImageModel painter) {
            return painter;
        }
        throw new ConfigProblem(
                "This model of the family %s draws no images.".formatted(family),
                "It decodes codes to counts.",
                "Ask a run of dgd-image, vad-image or vae-image, or of mixvae, jointvae or cascadevae with"
                        + " output.reconstruction=bce.");
    }

    /** What the model makes of the cells of the chunk, cells x pixels. */
    float[] reconstructed() {
        var painter = painter();
        return evaluate(
                step -> painter.images(painter.encode(batch, step), step).toFloatArray());
    }

    /** What it decodes from codes, codes x pixels. */
    float[] painted(FloatMatrix codes) {
        var painter = painter();
        return evaluate(step -> painter.images(
                        step.dense(new Shape(codes.rows(), codes.columns()), i -> codes.values()[i]), step)
                .toFloatArray());
    }

    /** The cells of the chunk as the model is shown them, or new ones like them. */
    float[] augmented(boolean original, Noise noise) {
        if (model instanceof AugmentingModel maker && maker.augments()) {
            try (var step = run.evaluationStep(noise)) {
                return (original ? maker.expression(batch, step) : maker.augmented(batch, step)).toFloatArray();
            }
        }
        throw new ConfigProblem(
                "This model of the family %s makes no new cells to learn from.".formatted(family),
                "It was trained without an augmenter.",
                "Train mixvae with --set augmenter.epochs=100.");
    }

    /** Something that the model computes for the chunk in evaluation mode. */
    <T> T computed(Function<StepScope, T> computation) {
        return evaluate(computation);
    }

    /** The model as one of counts, which nearly every question needs. */
    private CountModel counts() {
        if (model instanceof CountModel counts) {
            return counts;
        }
        throw new ConfigProblem(
                "%s cannot answer this with the settings of this run.".formatted(family),
                "It gives cells a latent code, but no distribution of counts.",
                "Ask a run whose reconstruction is a likelihood of counts, or one of another family.");
    }

    /** So many rows of all genes are no burden. */
    int mostRows() {
        return Math.clamp(ENTRIES / genes, 1, MOST_CELLS);
    }

    /** How a chunk of cells is worked on. */
    interface ChunkWork {

        /** The chunk is {@code cells[from]} to {@code cells[to - 1]} and lies before the model. */
        void on(int from, int to);
    }

    /** Puts chunk after chunk before the model, so small that {@code copies} arrays of cells x genes are no burden. */
    void forEachChunk(int[] cells, int copies, Watcher watcher, ChunkWork work) {
        int size = Math.clamp(ENTRIES / ((long) genes * copies), 1, MOST_CELLS);
        watcher.tell(0, cells.length);
        for (int from = 0; from < cells.length; from += size) {
            int to = Math.min(cells.length, from + size);
            batch.fill(cells, from, to);
            work.on(from, to);
            watcher.tell(to, cells.length);
        }
    }

    /** The cells of the chunk count as cells of these batches until the next chunk; ask for beliefs before. */
    void placeInBatches(IntUnaryOperator codeOfRow) {
        batch.placeInBatches(codeOfRow);
    }

    Minibatch batch() {
        return batch;
    }

    int genes() {
        return genes;
    }

    /** The posteriors of the chunk, or the codes that its cells were given. */
    Beliefs beliefs() {
        if (given.isPresent()) {
            double[] code = givenCodes(given.get());
            return certain(code, observedLibraries());
        }
        return evaluate(step -> {
            var posterior = counts().posterior(batch, step);
            var library = posterior.logLibrary();
            double[] mean = doubles(posterior.code().mean());
            return new Beliefs(
                    batch.size(),
                    mean.length / batch.size(),
                    mean,
                    roots(posterior.code().variance()),
                    library == null ? observedLibraries() : doubles(library.mean()),
                    library == null ? null : roots(library.variance()),
                    posterior.mixture() == null ? null : parts(posterior.mixture()));
        });
    }

    /** Where the cells of the chunk lie: their posteriors or, of a model that has none, just their codes. */
    Beliefs places() {
        return model instanceof CountModel
                ? beliefs()
                : certain(evaluate(step -> doubles(model.encode(batch, step))), new double[batch.size()]);
    }

    /** The probability of each component by the model's encoder, row-major; empty for a model without. */
    Optional<double[]> memberships() {
        return evaluate(step -> model.memberships(batch, step).map(OpenModel::doubles));
    }

    private Beliefs certain(double[] code, double[] logLibrary) {
        return new Beliefs(
                batch.size(), code.length / batch.size(), code, new double[code.length], logLibrary, null, null);
    }

    private double[] givenCodes(FloatMatrix codes) {
        double[] rows = new double[batch.size() * codes.columns()];
        Arrays.setAll(rows, i -> codes.at(batch.cell(i / codes.columns()), i % codes.columns()));
        return rows;
    }

    private static Beliefs.Parts parts(CountModel.CodeMixture mixture) {
        return new Beliefs.Parts(
                Math.toIntExact(mixture.weights().getShape().get(1)),
                doubles(mixture.weights()),
                doubles(mixture.codes().mean()),
                roots(mixture.codes().variance()));
    }

    /** The divergences of the chunk's posteriors from their priors by term, one value per cell. */
    Map<String, double[]> divergences() {
        return evaluate(step -> {
            var values = new LinkedHashMap<String, double[]>();
            counts().divergences(counts().posterior(batch, step), batch, step)
                    .forEach((name, perCell) -> values.put(name, doubles(perCell)));
            return values;
        });
    }

    /** The prior of the log library size of each cell of the chunk. */
    LibraryPrior libraryPrior() {
        return evaluate(step -> {
            Gaussian prior = counts().libraryPrior(batch, step);
            return new LibraryPrior(doubles(prior.mean()), roots(prior.variance()));
        });
    }

    /** Mean and standard deviation, one per cell. */
    record LibraryPrior(double[] mean, double[] sd) {

        double logDensity(int cell, double logLibrary) {
            return Beliefs.logNormal((logLibrary - mean[cell]) / sd[cell], sd[cell]);
        }
    }

    /** log p(x | code, library), one value per cell of the chunk. */
    double[] logLikelihood(Beliefs.Draw draw) {
        return with(
                draw,
                (code, library, step) ->
                        negated(doubles(counts().decoder().reconstruction(code, library, batch, step))));
    }

    /** log p(code), one value per cell of the chunk. */
    double[] logPrior(Beliefs.Draw draw) {
        return with(draw, (code, _, step) -> doubles(counts().logPrior(code, step)));
    }

    /** The distributions of the chunk's counts. */
    Decoded decode(Beliefs.Draw draw) {
        return with(draw, (code, library, step) -> {
            CountParameters parameters = counts().decoder().parameters(code, library, batch, step);
            return new Decoded(
                    genes,
                    parameters.logMean().toFloatArray(),
                    parameters.logDispersion() == null
                            ? null
                            : parameters.logDispersion().toFloatArray(),
                    parameters.dropoutLogit() == null
                            ? null
                            : parameters.dropoutLogit().toFloatArray());
        });
    }

    /**
     * What is expected of each cell of the chunk.
     *
     * @param shares of each gene, row-major; a row sums to 1
     * @param totals counts of each cell
     */
    record Expected(float[] shares, double[] totals) {}

    /** The expected share of each gene in each cell of the chunk, and how many counts there are to share. */
    Expected expected(Beliefs.Draw draw) {
        var unit = new Beliefs.Draw(draw.code(), new double[draw.logLibrary().length], draw.logDensity());
        float[] means = with(unit, (code, zero, step) -> counts().decoder()
                .parameters(code, zero, batch, step)
                .logMean()
                .exp()
                .toFloatArray());
        double[] totals = Arrays.stream(draw.logLibrary()).map(Math::exp).toArray();
        if (!counts().decoder().yieldsShares()) {
            for (int row = 0; row < totals.length; row++) {
                totals[row] *= normalise(means, row * genes, genes);
            }
        }
        return new Expected(means, totals);
    }

    private static double normalise(float[] values, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += values[i];
        }
        for (int i = from; i < from + length && sum > 0; i++) {
            values[i] = (float) (values[i] / sum);
        }
        return sum;
    }

    /** Whether posteriors have a spread, so that draws from them say more than their centres. */
    boolean knowsSpread() {
        return counts().knowsSpread();
    }

    @Override
    public void close() {
        run.close();
    }

    /** Draws are made here, in double precision; a model that asks the engine for noise would not be repeatable. */
    private record NoNoise() implements Noise {

        @Override
        public double normal() {
            throw new IllegalStateException("a trained model draws no noise of its own");
        }

        @Override
        public boolean keeps(double keep) {
            throw new IllegalStateException("a trained model drops no units");
        }

        @Override
        public double uniform() {
            throw new IllegalStateException("a trained model draws no categories");
        }
    }

    private interface Computation<T> {

        T of(NDArray code, NDArray logLibrary, StepScope step);
    }

    private <T> T with(Beliefs.Draw draw, Computation<T> computation) {
        int cells = batch.size();
        return evaluate(step -> computation.of(
                step.dense(new Shape(cells, draw.code().length / cells), i -> draw.code()[i]),
                step.dense(new Shape(cells, 1), i -> draw.logLibrary()[i]),
                step));
    }

    private <T> T evaluate(Function<StepScope, T> computation) {
        try (var step = run.evaluationStep(new NoNoise())) {
            return computation.apply(step);
        }
    }

    private double[] observedLibraries() {
        double[] logs = new double[batch.size()];
        Arrays.setAll(logs, row -> counts().decoder().logScale(batch, row));
        return logs;
    }

    private static double[] doubles(NDArray array) {
        float[] single = array.toFloatArray();
        double[] wide = new double[single.length];
        Arrays.setAll(wide, i -> single[i]);
        return wide;
    }

    private static double[] roots(NDArray variances) {
        double[] values = doubles(variances);
        Arrays.setAll(values, i -> Math.sqrt(values[i]));
        return values;
    }

    private static double[] negated(double[] values) {
        Arrays.setAll(values, i -> -values[i]);
        return values;
    }
}
