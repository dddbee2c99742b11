package org.mixtura.core.model.scaespy;

import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.CountParameters;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.KernelWidth;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.dist.LogFactorial;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.model.LossTerms;

/** The objective at six named points and a general one is that of the reference evaluation, values and gradients. */
class ObjectiveGoldenTest {

    static Stream<Arguments> points() {
        return Lane.inBothPrecisions(Golden.cases("scaespy_family"));
    }

    /** The golden arrays have components before cells; here cells come first. */
    private record Inputs(Golden.Case golden, StepScope step) {

        NDArray leaf(String name) {
            var node = golden.input(name);
            double[] values = numbers(node);
            return step.free(node, new Shape(Golden.shape(node)), i -> values[i]);
        }

        NDArray cellsFirst(String name) {
            return leaf(name).transpose(1, 0, 2);
        }

        double real(String name) {
            return golden.input(name).asDouble();
        }

        Objective.Inferred inferred() {
            var codes =
                    new Gaussian(cellsFirst("z_mean"), cellsFirst("z_logvar").exp());
            NDArray drawn = codes.mean().add(codes.variance().sqrt().mul(cellsFirst("eps_post")));
            return new Objective.Inferred(leaf("qy_logits").logSoftmax(1), codes, drawn);
        }

        Objective.Prior prior() {
            var components =
                    new Gaussian(leaf("prior_mean"), leaf("prior_logvar").exp());
            NDArray drawn = cellsFirst("eps_prior")
                    .mul(components.variance().sqrt().expandDims(0))
                    .add(components.mean().expandDims(0));
            return new Objective.Prior(leaf("prior_logits").logSoftmax(0), components, drawn);
        }

        /** Poisson, cells x components. */
        NDArray costs() {
            double[] x = numbers(golden.input("x"));
            var factorials = new LogFactorial();
            var shape = new Shape(Golden.shape(golden.input("x")));
            NDArray counts = step.dense(shape, i -> x[i]).expandDims(0);
            var density = new CountLikelihood(Likelihood.POISSON, step);
            var rates = CountParameters.ofMean(leaf("log_rate"));
            NDArray logs = density.ofZero(rates)
                    .add(density.aboveZero(counts, rates, step.constant(1)))
                    .sub(step.dense(shape, i -> factorials.of(x[i])).expandDims(0));
            return logs.sum(new int[] {2}).neg().transpose();
        }

        Objective objective(KlEstimate estimate) {
            double dimensions = golden.input("z_mean").get("shape").get(2).asInt();
            return new Objective(
                    TermWeights.of(real("alpha"), real("lambda")),
                    estimate,
                    KernelWidth.FIXED,
                    real("two_sigma2") / dimensions);
        }

        LossTerms loss(KlEstimate estimate) {
            return objective(estimate).of(costs(), inferred(), prior(), 1, step);
        }
    }

    @ParameterizedTest
    @MethodSource("points")
    void lossTermsAndGradientsFollowTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-9;
        boolean mixture = golden.input("K").asInt() > 1;
        Lane.run(type, run -> {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                var inputs = new Inputs(golden, step);
                double[][] values = new double[5][];
                step.backward(() -> {
                    var terms = inputs.loss(KlEstimate.ANALYTIC);
                    for (int i = 0; i < terms.values().size(); i++) {
                        values[i] = Lane.numbers(terms.values().get(i));
                    }
                    return terms.objective();
                });
                int at = 0;
                assertClose("loss", values[at++], numbers(golden.expected("loss_analytic")), tolerance);
                assertClose("reconstruction", values[at++], mean(golden, "rec_per_cell"), tolerance);
                if (mixture) {
                    assertClose("kl_y", values[at++], mean(golden, "kl_y_per_cell"), tolerance);
                }
                assertClose("kl_z", values[at++], mean(golden, "kl_z_per_cell_analytic"), tolerance);
                if (values[at] != null) {
                    assertClose("mmd", values[at], numbers(golden.expected("mmd2")), tolerance);
                }
                checkGradients(golden, step, 10 * tolerance);
            }
        });
    }

    private static void checkGradients(Golden.Case golden, StepScope step, double tolerance) {
        var expected = golden.expected("grad_loss_analytic");
        expected.fieldNames().forEachRemaining(name -> {
            double[] wanted = numbers(expected.get(name));
            double[] found = step.gradientOf(golden.input(name.equals("eta") ? "log_rate" : name))
                    .map(Lane::numbers)
                    // What takes no part in the objective has no gradient.
                    .orElseGet(() -> new double[wanted.length]);
            assertClose("gradient of " + name, found, wanted, tolerance);
        });
    }

    @ParameterizedTest
    @MethodSource("points")
    void theEstimateFromOneDrawFollowsTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-9;
                var inputs = new Inputs(golden, step);
                assertClose(
                        "loss",
                        Lane.numbers(
                                inputs.loss(KlEstimate.MONTE_CARLO).values().getFirst()),
                        numbers(golden.expected("loss_montecarlo")),
                        tolerance);
                assertClose(
                        "kl_z per cell",
                        Lane.numbers(inputs.objective(KlEstimate.MONTE_CARLO)
                                .klOfCodes(inputs.inferred(), inputs.prior(), step)),
                        numbers(golden.expected("kl_z_per_cell_montecarlo")),
                        tolerance);
            }
        });
    }

    private static double[] mean(Golden.Case golden, String perCell) {
        return new double[] {
            Arrays.stream(numbers(golden.expected(perCell))).average().orElseThrow()
        };
    }
}
