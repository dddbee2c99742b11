package org.mixtura.core.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.model.scvi.LibraryKind;

/** Answers of small networks against those of a pencil: sums and integrals in double precision. */
class InferenceTest {

    private static final double[] SLOPES = {0.9, -0.4, 0.2, -1.1};
    private static final double[] OFFSETS = {0.1, 0.6, -0.8, 0.3};
    private static final double[] LOG_THETA = {1.0, 0.4, 2.0, 0.7};
    private static final float[][] COUNTS = {{3, 0, 1, 0}, {0, 5, 0, 2}, {1, 1, 1, 1}};
    private static final LogFactorial LOG_FACTORIAL = new LogFactorial();

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private final Inference inference = new Inference(NATIVE.lane());

    @Test
    void theMarginalLikelihoodIsExactWhenTheCodePlaysNoPart() {
        var model = negativeBinomial().decoding(0, 0.7).believing("z_encoder", 0, 1 + 1e-4);
        double[] estimate = marginal(model, 20);
        for (int cell = 0; cell < COUNTS.length; cell++) {
            assertThat(estimate[cell]).isCloseTo(logNb(cell, 0.7, total(cell)), within(1e-3));
        }
    }

    @Test
    void theMarginalLikelihoodIsTheIntegralOverTheCode() {
        var model = negativeBinomial().decoding(0.8, 0.5).believing("z_encoder", 0.4, 0.6);
        double[] estimate = marginal(model, 20_000);
        for (int cell = 0; cell < COUNTS.length; cell++) {
            int c = cell;
            double exact = logIntegral(z -> logNb(c, Math.max(0, 0.8 * z + 0.5), total(c)) + logNormal(z, 0, 1), -9, 9);
            assertThat(estimate[cell]).isCloseTo(exact, within(0.02));
        }
    }

    @Test
    void theMarginalLikelihoodIsTheIntegralOverAHiddenLibrarySize() {
        var model = new TinyModel(Likelihood.NB, LibraryKind.LATENT, 1, 1, TinyModel.data(4, 1, 1.5, 0.3))
                .with("px_r", LOG_THETA)
                .sharing(SLOPES, OFFSETS)
                .decoding(0, 0.7)
                .believing("z_encoder", 0, 1 + 1e-4)
                .believing("l_encoder", 1.7, 0.4);
        double[] estimate = marginal(model, 20_000);
        for (int cell = 0; cell < COUNTS.length; cell++) {
            int c = cell;
            double exact =
                    logIntegral(log -> logNb(c, 0.7, Math.exp(log)) + logNormal(log, 1.5, 0.3), 1.5 - 6, 1.5 + 6);
            assertThat(estimate[cell]).isCloseTo(exact, within(0.02));
        }
    }

    @Test
    void theLowerBoundIsWhatItsTermsSayAndTheirValuesAreKnown() {
        var model = negativeBinomial().decoding(0, 0.7).believing("z_encoder", 0.5, 0.25);
        var terms = inference
                .likelihood(model.stored(), cells(), new LikelihoodQuery(3, false, 1), Watcher.patient())
                .terms();
        assertThat(terms).containsOnlyKeys("elbo", "reconstruction", "kl_z", "nll", "rmse");
        double kl = (0.25 + 0.25 - 1 - Math.log(0.25)) / 2;
        for (int cell = 0; cell < COUNTS.length; cell++) {
            double exact = logNb(cell, 0.7, total(cell));
            assertThat(terms.get("kl_z")[cell]).isCloseTo(kl, within(1e-4));
            assertThat(terms.get("reconstruction")[cell]).isCloseTo(-exact, within(1e-4));
            assertThat(terms.get("elbo")[cell]).isCloseTo(exact - kl, within(1e-4));
        }
    }

    @Test
    void theImportanceBoundLiesAboveTheLowerBoundAndRisesWithTheDraws() {
        var model = new TinyModel(Likelihood.ZINB, LibraryKind.LATENT, 4, 16, TinyModel.data(30, 2, 3, 0.5)).stored();
        var cells = randomCells(600, 30);
        var few = means(model, cells, 5);
        var many = means(model, cells, 100);
        assertThat(few.terms().keySet())
                .containsExactly(
                        "elbo",
                        "reconstruction",
                        "kl_z",
                        "kl_library",
                        "log_likelihood",
                        "effective_samples",
                        "nll",
                        "rmse");
        double elbo = mean(many, "elbo");
        assertThat(mean(few, "elbo")).isCloseTo(elbo, within(0.3));
        assertThat(mean(few, "log_likelihood")).isGreaterThan(elbo);
        assertThat(mean(many, "log_likelihood")).isGreaterThan(mean(few, "log_likelihood"));
        assertThat(Arrays.stream(many.terms().get("effective_samples")).boxed())
                .allMatch(n -> n >= 1 - 1e-9 && n <= 100 + 1e-9);
    }

    @Test
    void equalQuestionsGetEqualAnswers() {
        var model = new TinyModel(Likelihood.NB, LibraryKind.OBSERVED, 4, 16, TinyModel.data(30, 2, 3, 0.5)).stored();
        var cells = randomCells(40, 30);
        assertThat(means(model, cells, 3).terms().get("log_likelihood"))
                .containsExactly(means(model, cells, 3).terms().get("log_likelihood"));
        var query = new DifferenceQuery(
                new int[] {0, 1, 2}, new int[] {3, 4, 5}, 0.25, 0.05, 100, 2, OptionalDouble.empty(), 7);
        assertThat(inference.difference(model, cells, query, Watcher.patient()))
                .isEqualTo(inference.difference(model, cells, query, Watcher.patient()));
    }

    @Test
    void expressionIsTheShareTimesTheChosenLibrarySize() {
        var model = negativeBinomial().decoding(0.8, 0.5).believing("z_encoder", 0.4, 0.6);
        double[] shares = shares(0.8 * 0.4 + 0.5);
        int[] genes = {2, 0};
        var share = expression(model.stored(), cells(), genes, new LibrarySize.Share());
        var fixed = expression(model.stored(), cells(), genes, new LibrarySize.Fixed(1000));
        var own = expression(model.stored(), cells(), genes, new LibrarySize.Own());
        for (int cell = 0; cell < COUNTS.length; cell++) {
            for (int g = 0; g < genes.length; g++) {
                double expected = shares[genes[g]];
                assertThat((double) share.at(cell, g)).isCloseTo(expected, within(1e-6));
                assertThat((double) fixed.at(cell, g)).isCloseTo(1000 * expected, within(1e-3));
                assertThat((double) own.at(cell, g)).isCloseTo(total(cell) * expected, within(1e-5));
            }
        }
    }

    @Test
    void expressionOverManyDrawsIsItsPosteriorMean() {
        var model = negativeBinomial().decoding(0.8, 0.5).believing("z_encoder", 0.4, 0.6);
        var query = new ExpressionQuery(new int[] {0, 1, 2, 3}, new int[0], new LibrarySize.Share(), 20_000, 3);
        var sampled = collected(model.stored(), cells(), query);
        for (int gene = 0; gene < 4; gene++) {
            int g = gene;
            double exact =
                    integral(z -> shares(Math.max(0, 0.8 * z + 0.5))[g] * Math.exp(logNormal(z, 0.4, 0.6)), -8, 9);
            assertThat((double) sampled.at(1, gene)).isCloseTo(exact, within(4e-3));
        }
    }

    @Test
    void aModelWithoutBatchesDecodesAllOfThemAlike() {
        var model = new TinyModel(Likelihood.NB, LibraryKind.OBSERVED, 3, 8, TinyModel.data(30, 1, 3, 0.5)).stored();
        var cells = new Cells(randomCells(50, 30).counts(), new int[0], new int[0]);
        int[] genes = IntStream.range(0, 30).toArray();
        var own = collected(model, cells, new ExpressionQuery(genes, new int[0], new LibrarySize.Share(), 0, 1));
        var moved = collected(model, cells, new ExpressionQuery(genes, new int[] {0}, new LibrarySize.Share(), 0, 1));
        assertThat(moved.values()).containsExactly(own.values());
    }

    @Test
    void cellsCanBeDecodedInAnotherBatchAndInTheMeanOfAll() {
        var model = new TinyModel(Likelihood.NB, LibraryKind.OBSERVED, 3, 8, TinyModel.data(30, 2, 3, 0.5)).stored();
        var cells = randomCells(600, 30);
        int[] genes = IntStream.range(0, 30).toArray();
        var share = new LibrarySize.Share();
        var own = collected(model, cells, new ExpressionQuery(genes, new int[0], share, 0, 1));
        var first = collected(model, cells, new ExpressionQuery(genes, new int[] {0}, share, 0, 1));
        var second = collected(model, cells, new ExpressionQuery(genes, new int[] {1}, share, 0, 1));
        var mean = collected(model, cells, new ExpressionQuery(genes, new int[] {0, 1}, share, 0, 1));
        for (int cell : new int[] {0, 1, 2, 513, 599}) {
            var same = cells.batches()[cell] == 0 ? first : second;
            var other = cells.batches()[cell] == 0 ? second : first;
            assertThat(row(own, cell)).containsExactly(row(same, cell));
            assertThat(row(own, cell)).isNotEqualTo(row(other, cell));
            for (int g = 0; g < 30; g++) {
                assertThat(mean.at(cell, g)).isCloseTo((first.at(cell, g) + second.at(cell, g)) / 2, within(1e-6f));
            }
        }
    }

    @Test
    void newCountsHaveTheMeanAndVarianceOfTheModel() {
        var model = negativeBinomial().decoding(0, 0.7).believing("z_encoder", 0, 1);
        var check = inference.sample(
                model.stored(),
                new Cells(CsrMatrix.ofDense(new float[][] {{20, 10, 5, 15}}), new int[0], new int[0]),
                new PredictiveQuery(new int[] {0, 1, 2, 3}, 50_000, 5),
                _ -> {},
                Watcher.patient());
        double[] shares = shares(0.7);
        for (int g = 0; g < 4; g++) {
            double mean = 50 * shares[g];
            double theta = Math.exp(LOG_THETA[g]);
            assertThat(check.generated().mean()[g]).isCloseTo(mean, within(0.03 * mean));
            assertThat(check.generated().variance()[g])
                    .isCloseTo(mean + mean * mean / theta, within(0.05 * (mean + mean * mean / theta)));
            assertThat(check.generated().zeros()[g]).isCloseTo(Math.pow(theta / (theta + mean), theta), within(0.005));
        }
        assertThat(check.observed().mean()).containsExactly(20, 10, 5, 15);
        assertThat(check.observedZeros()).isZero();
    }

    @Test
    void newCellsComeCellByCellInTheOrderOfTheGenesAskedFor() {
        var model = new TinyModel(Likelihood.ZINB, LibraryKind.OBSERVED, 3, 8, TinyModel.data(30, 1, 3, 0.5)).stored();
        var cells = new Cells(randomCells(7, 30).counts(), new int[0], new int[0]);
        int[] genes = {5, 1};
        var rows = new ArrayList<FloatMatrix>();
        var check = inference.sample(model, cells, new PredictiveQuery(genes, 3, 2), rows::add, Watcher.patient());
        assertThat(rows.stream().mapToInt(FloatMatrix::rows).sum()).isEqualTo(21);
        double sum = 0;
        for (FloatMatrix chunk : rows) {
            for (float count : chunk.column(1)) {
                assertThat(count).isEqualTo((float) Math.rint(count)).isNotNegative();
                sum += count;
            }
        }
        assertThat(check.generated().mean()[1]).isCloseTo(sum / 21, within(1e-9));
        double[] observed = new double[2];
        int[] columns = new int[30];
        float[] values = new float[30];
        for (int cell = 0; cell < 7; cell++) {
            int length = cells.counts().copyRow(cell, columns, values, 0);
            for (int i = 0; i < length; i++) {
                observed[0] += columns[i] == 5 ? values[i] / 7 : 0;
                observed[1] += columns[i] == 1 ? values[i] / 7 : 0;
            }
        }
        assertThat(check.observed().mean()).containsExactly(observed, within(1e-6));
    }

    @Test
    void whatIsNoLongerWantedEndsAtOnce() {
        var model = new TinyModel(Likelihood.NB, LibraryKind.OBSERVED, 3, 8, TinyModel.data(30, 2, 3, 0.5)).stored();
        var cells = randomCells(1200, 30);
        var chunks = new ArrayList<FloatMatrix>();
        var shares = new ArrayList<Double>();
        var query = new ExpressionQuery(new int[] {0}, new int[0], new LibrarySize.Share(), 0, 1);
        assertThatThrownBy(() -> inference.expression(model, cells, query, chunks::add, share -> {
                    shares.add(share);
                    return share == 0;
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(chunks).hasSize(1);
        assertThat(shares).containsExactly(0.0, 512 / 1200.0);
        assertThatThrownBy(() ->
                        inference.likelihood(model, cells, new LikelihoodQuery(1000, true, 1), share -> share < 0.01))
                .isInstanceOf(CancellationException.class);
    }

    private static TinyModel negativeBinomial() {
        return new TinyModel(Likelihood.NB, LibraryKind.OBSERVED, 1, 1, TinyModel.data(4, 1, 0, 1))
                .with("px_r", LOG_THETA)
                .sharing(SLOPES, OFFSETS);
    }

    private static Cells cells() {
        return new Cells(CsrMatrix.ofDense(COUNTS), new int[0], new int[0]);
    }

    private static Cells randomCells(int cells, int genes) {
        var random = new SplittableRandom(9);
        float[][] rows = new float[cells][genes];
        int[] batches = new int[cells];
        for (int c = 0; c < cells; c++) {
            batches[c] = c % 2;
            for (int g = 0; g < genes; g++) {
                rows[c][g] = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
            }
        }
        return new Cells(CsrMatrix.ofDense(rows), batches, new int[0]);
    }

    private double[] marginal(TinyModel model, int samples) {
        return inference
                .likelihood(model.stored(), cells(), new LikelihoodQuery(samples, true, 1), Watcher.patient())
                .terms()
                .get(CellLikelihoods.MARGINAL);
    }

    private CellLikelihoods means(StoredModel<?> model, Cells cells, int samples) {
        return inference.likelihood(model, cells, new LikelihoodQuery(samples, true, 1), Watcher.patient());
    }

    private static double mean(CellLikelihoods likelihoods, String term) {
        return Arrays.stream(likelihoods.terms().get(term)).average().orElseThrow();
    }

    private FloatMatrix expression(StoredModel<?> model, Cells cells, int[] genes, LibrarySize library) {
        return collected(model, cells, new ExpressionQuery(genes, new int[0], library, 0, 1));
    }

    private FloatMatrix collected(StoredModel<?> model, Cells cells, ExpressionQuery query) {
        List<FloatMatrix> chunks = new ArrayList<>();
        inference.expression(model, cells, query, chunks::add, Watcher.patient());
        int columns = query.genes().length;
        float[] all = new float[cells.size() * columns];
        int at = 0;
        for (FloatMatrix chunk : chunks) {
            System.arraycopy(chunk.values(), 0, all, at, chunk.values().length);
            at += chunk.values().length;
        }
        assertThat(at).isEqualTo(all.length);
        return new FloatMatrix(cells.size(), columns, all);
    }

    private static float[] row(FloatMatrix matrix, int row) {
        return Arrays.copyOfRange(matrix.values(), row * matrix.columns(), (row + 1) * matrix.columns());
    }

    private static double total(int cell) {
        double sum = 0;
        for (float count : COUNTS[cell]) {
            sum += count;
        }
        return sum;
    }

    private static double[] shares(double hidden) {
        double[] weights = new double[SLOPES.length];
        Arrays.setAll(weights, g -> Math.exp(SLOPES[g] * hidden + OFFSETS[g]));
        double sum = Arrays.stream(weights).sum();
        Arrays.setAll(weights, g -> weights[g] / sum);
        return weights;
    }

    /** The textbook formula; log Gamma(a) = log (a - 1)!. */
    private static double logNb(int cell, double hidden, double library) {
        double[] shares = shares(hidden);
        double sum = 0;
        for (int g = 0; g < shares.length; g++) {
            double x = COUNTS[cell][g];
            double mean = library * shares[g];
            double theta = Math.exp(LOG_THETA[g]);
            sum += LOG_FACTORIAL.of(x + theta - 1)
                    - LOG_FACTORIAL.of(theta - 1)
                    - LOG_FACTORIAL.of(x)
                    + theta * Math.log(theta / (theta + mean))
                    + x * Math.log(mean / (theta + mean));
        }
        return sum;
    }

    private static double logNormal(double x, double mean, double variance) {
        return -0.5 * ((x - mean) * (x - mean) / variance + Math.log(2 * Math.PI * variance));
    }

    private static double logIntegral(DoubleUnaryOperator logDensity, double from, double to) {
        return Math.log(integral(x -> Math.exp(logDensity.applyAsDouble(x)), from, to));
    }

    /** Trapezoids; the densities vanish at both ends. */
    private static double integral(DoubleUnaryOperator density, double from, double to) {
        int steps = 20_000;
        double width = (to - from) / steps;
        return width
                * IntStream.rangeClosed(0, steps)
                        .mapToDouble(i -> density.applyAsDouble(from + i * width))
                        .sum();
    }
}
