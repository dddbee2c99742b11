package org.mixtura.core.nn;

import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** The count head gives the losses and gradients of the NB layer of the reference code of scDGD. */
class DgdHeadGoldenTest {

    static Stream<Arguments> heads() {
        return precisions("sigmoid", "softplus", "softmax");
    }

    static Stream<Arguments> densities() {
        return precisions("edge_logNBdensity");
    }

    private static Stream<Arguments> precisions(String... names) {
        return Lane.inBothPrecisions(
                Golden.cases("scdgd_nb").filter(c -> Arrays.asList(names).contains(c.name())));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void lossAndGradientsAreThoseOfTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-8;
        Lane.run(type, run -> {
            long[] shape = Golden.shape(golden.input("x"));
            int genes = (int) shape[1];
            var weights = new Weights(run, new SeedPlan(0));
            var head = CountHead.negativeBinomial(
                    weights,
                    "head",
                    genes,
                    genes,
                    MeanLink.valueOf(golden.input("activation").asText().toUpperCase(Locale.ROOT)),
                    CountLikelihood.Guard.OF_SHARE,
                    Dispersion.perGeneAbove(weights, "log_r", genes, 1));
            double[] logR = numbers(golden.input("log_r"));
            for (var weight : weights.all()) {
                switch (weight.name()) {
                    // The layer passes its input through, so that the gradient of the input is that of its output.
                    case "head.weight" -> run.write(weight.stored(), i -> i / genes == i % genes ? 1 : 0);
                    case "head.bias" -> run.write(weight.stored(), _ -> 0);
                    default -> run.write(weight.stored(), i -> logR[i]);
                }
            }
            run.seal();
            double[] y = numbers(golden.input("pre_activation"));
            double[] scale = numbers(golden.input("scale_M"));
            var batch = batch(numbers(golden.input("x")), genes);
            try (StepScope step = run.trainingStep(Lane.noise())) {
                var losses = new double[1][];
                step.backward(() -> {
                    NDArray features = step.free(golden, new Shape(shape), i -> y[i]);
                    NDArray logScale = step.dense(new Shape(shape[0], 1), i -> Math.log(scale[i]));
                    NDArray perCell = head.loss(features, logScale, batch, step).perCell();
                    losses[0] = Lane.numbers(perCell);
                    return perCell.sum();
                });
                assertClose(
                        "loss per cell", losses[0], rowSums(numbers(golden.expected("neg_logp")), genes), tolerance);
                assertClose(
                        "gradient of the output",
                        Lane.numbers(step.gradientOf(golden).orElseThrow()),
                        numbers(golden.expected("grad_pre_activation")),
                        10 * tolerance);
                var free = weights.all().stream()
                        .filter(w -> w.name().equals("log_r"))
                        .findFirst()
                        .orElseThrow();
                assertClose(
                        "gradient of log r",
                        Lane.numbers(step.gradient(free).orElseThrow()),
                        numbers(golden.expected("grad_log_r")),
                        10 * tolerance);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("densities")
    void extremeMeansAndDispersionsGiveTheReferencesDensity(Golden.Case golden, DataType type) {
        // The reference itself loses digits here; its file allows 1e-5.
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-5;
        Lane.run(type, run -> {
            run.seal();
            double[] counts = numbers(golden.input("k"));
            double[] means = numbers(golden.input("m"));
            double[] dispersions = numbers(golden.input("r"));
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var shape = new Shape(counts.length);
                var density = new CountLikelihood(Likelihood.NB, CountLikelihood.Guard.OF_SHARE, step);
                var parameters = new CountParameters(
                        // The network gives log means: nothing is as small as zero.
                        step.dense(shape, i -> means[i] == 0 ? -100 : Math.log(means[i])),
                        step.dense(shape, i -> Math.log(dispersions[i])),
                        null);
                NDArray x = step.dense(shape, i -> counts[i]);
                NDArray mask = step.dense(shape, i -> counts[i] > 0 ? 1 : 0);
                double[] found = Lane.numbers(density.ofZero(parameters).add(density.aboveZero(x, parameters, mask)));
                for (int i = 0; i < found.length; i++) {
                    for (int n = 2; n <= counts[i]; n++) {
                        found[i] -= Math.log(n);
                    }
                }
                double[] expected = numbers(golden.expected("logp"));
                for (int i = 0; i < found.length; i++) {
                    // In single precision lgamma(x + r) - lgamma(r) has few digits left for large x or r.
                    if (type == DataType.FLOAT64 || dispersions[i] + counts[i] < 5000) {
                        assertClose("log density " + i, new double[] {found[i]}, new double[] {expected[i]}, tolerance);
                    }
                }
            }
        });
    }

    private static Minibatch batch(double[] x, int genes) {
        float[][] rows = new float[x.length / genes][genes];
        for (int i = 0; i < x.length; i++) {
            rows[i / genes][i % genes] = (float) x[i];
        }
        var batch = new Minibatch(CsrMatrix.ofDense(rows), new int[0], new int[0]);
        batch.fill(IntStream.range(0, rows.length).toArray(), 0, rows.length);
        return batch;
    }

    private static double[] rowSums(double[] values, int columns) {
        double[] sums = new double[values.length / columns];
        for (int i = 0; i < values.length; i++) {
            sums[i / columns] += values[i];
        }
        return sums;
    }
}
