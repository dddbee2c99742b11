package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.nn.Adam;

/**
 * The engine on models whose optimum is known in closed form: an encoder z = a . x and a decoder x = b z on points x =
 * (z, 2z) + noise of variance g, as an autoencoder, with an L2 penalty, and as a variational autoencoder.
 */
class LinearTutorialTest {

    private static final int CELLS = 256;
    private static final SeedPlan SEEDS = new SeedPlan(1);

    /** The four weights, and one for the logarithm of the variance of q(z | x). */
    private record Model(Weight a, Weight b, Weight logVariance) {

        static Model create(Weights weights) {
            return new Model(
                    weights.parameter("a", new Shape(2, 1), r -> 0.5 + 0.1 * r.nextGaussian()),
                    weights.parameter("b", new Shape(1, 2), r -> 0.5 + 0.1 * r.nextGaussian()),
                    weights.parameter("logVariance", new Shape(), _ -> 0));
        }

        double[] encoder() {
            return Lane.numbers(a.stored());
        }

        double[] decoder() {
            return Lane.numbers(b.stored());
        }

        double variance() {
            return Math.exp(Lane.numbers(logVariance.stored())[0]);
        }

        NDArray code(NDArray x, StepScope step) {
            return x.matMul(step.value(a));
        }

        NDArray decoded(NDArray z, StepScope step) {
            return z.matMul(step.value(b));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "0.25"})
    void linearAutoencoderFindsThePrincipalLine(double g) {
        Lane.run(DataType.FLOAT32, run -> {
            double[][] x = points(g);
            var model = Model.create(new Weights(run, SEEDS));
            double loss = minimise(run, model, x, (batch, step) -> squaredError(model, batch, step));
            // The scale of z is free; a b is the projection onto the line (1, 2), and the noise beside it is left.
            double[] a = model.encoder();
            double[] b = model.decoder();
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    assertThat(a[i] * b[j]).isCloseTo((i + 1) * (j + 1) / 5.0, within(2e-3));
                }
            }
            assertThat(loss).isCloseTo(g, within(1e-3));
        });
    }

    /** Equations 25 and 26 of the tutorial in their right form: a = b = sqrt((5 gamma - lambda) / gamma) / 5 (1, 2). */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "4, 0.5", "0.5, 1"})
    void penaltyShrinksTheAutoencoderToItsClosedForm(double gamma, double lambda) {
        double expected = Math.sqrt((5 * gamma - lambda) / gamma) / 5;
        double printedA = Math.sqrt(5 * Math.sqrt(gamma) - lambda) / (5 * gamma);
        Lane.run(DataType.FLOAT32, run -> {
            double[][] x = scaled(points(0), Math.sqrt(gamma));
            assertThat(Arrays.stream(x).mapToDouble(p -> p[0] * p[0]).average().orElseThrow())
                    .isCloseTo(gamma, within(1e-9));
            var model = Model.create(new Weights(run, SEEDS));
            double loss = minimise(run, model, x, (batch, step) -> squaredError(model, batch, step)
                    .add(penalty(model, step).mul(step.constant(lambda))));
            assertThat(model.encoder()).containsExactly(new double[] {expected, 2 * expected}, within(2e-3));
            assertThat(model.decoder()).containsExactly(new double[] {expected, 2 * expected}, within(2e-3));
            assertThat(loss).isCloseTo(penalised(expected, expected, gamma, lambda), within(1e-3));
        });
        assertThat(penalised(expected, expected, gamma, lambda))
                .as("nothing on a fine grid is better")
                .isLessThanOrEqualTo(bestOnGrid(gamma, lambda) + 1e-12);
        if (gamma != 1) {
            assertThat(Math.abs(printedA - expected))
                    .as("the printed form differs")
                    .isGreaterThan(0.01);
        }
    }

    /** The optimum is probabilistic principal components: then the bound is tight and equals the log-likelihood. */
    @ParameterizedTest
    @CsvSource({"1", "0.25"})
    void linearVariationalAutoencoderFindsThePosterior(double g) {
        Lane.run(DataType.FLOAT32, run -> {
            double[][] x = points(g);
            var model = Model.create(new Weights(run, SEEDS));
            double loss = minimise(run, model, x, (batch, step) -> negativeBound(model, batch, g, step));
            assertThat(model.encoder()).containsExactly(new double[] {1 / (5 + g), 2 / (5 + g)}, within(0.01));
            assertThat(model.decoder()).containsExactly(new double[] {1, 2}, within(0.03));
            assertThat(model.variance()).isCloseTo(g / (5 + g), within(0.02 * g));
            // -log N(x; 0, b b' + g I) on average over points with exactly these second moments.
            double logLikelihood = -Math.log(2 * Math.PI) - Math.log(g * (5 + g)) / 2 - 1;
            assertThat(loss).isCloseTo(-logLikelihood, within(0.02));
        });
    }

    @Test
    void pointsHaveExactlyTheMomentsOfTheModel() {
        double[][] x = points(0.25);
        assertThat(moment(x, 0, 0)).isCloseTo(1.25, within(1e-12));
        assertThat(moment(x, 0, 1)).isCloseTo(2, within(1e-12));
        assertThat(moment(x, 1, 1)).isCloseTo(4.25, within(1e-12));
    }

    private static NDArray squaredError(Model model, NDArray x, StepScope step) {
        return model.decoded(model.code(x, step), step)
                .sub(x)
                .square()
                .sum(new int[] {1})
                .mean();
    }

    private static NDArray penalty(Model model, StepScope step) {
        return step.value(model.a)
                .square()
                .sum()
                .add(step.value(model.b).square().sum());
    }

    /** One sample of z for each point, as in training. */
    private static NDArray negativeBound(Model model, NDArray x, double g, StepScope step) {
        NDArray mean = model.code(x, step);
        NDArray variance = step.value(model.logVariance).exp().mul(mean.onesLike());
        var posterior = new Gaussian(mean, variance);
        NDArray error = model.decoded(posterior.sample(step), step)
                .sub(x)
                .square()
                .sum(new int[] {1})
                .mul(step.constant(0.5 / g));
        return error.add(step.constant(Math.log(2 * Math.PI * g)))
                .add(posterior.klFromStandard(step).sum(new int[] {1}))
                .mean();
    }

    /** Adam at falling rates; returns the mean objective of the last steps. */
    private static double minimise(
            RunScope run, Model model, double[][] x, BiFunction<NDArray, StepScope, NDArray> objective) {
        var parameters = List.of(model.a, model.b, model.logVariance);
        double sum = 0;
        int stage = 0;
        for (double rate : new double[] {2e-2, 4e-3, 5e-4}) {
            var adam = new Adam(run, parameters, Adam.Settings.of(rate, 1e-8, 0));
            sum = 0;
            for (int i = 0; i < 600; i++) {
                try (var step = run.trainingStep(SeededNoise.of(SEEDS, "tutorial", stage, i))) {
                    NDArray batch = step.dense(new Shape(x.length, 2), at -> x[at / 2][at % 2]);
                    double[] value = new double[1];
                    step.backward(() -> {
                        NDArray loss = objective.apply(batch, step);
                        value[0] = Lane.numbers(loss)[0];
                        return loss;
                    });
                    adam.update(step);
                    sum += value[0];
                }
            }
            stage++;
        }
        return sum / 600;
    }

    /** x = (z, 2z) + sqrt(g) e with z and e normal, made uncorrelated and of variance 1 exactly. */
    private static double[][] points(double g) {
        var random = SEEDS.stream("points");
        double[][] columns = new double[3][];
        for (int c = 0; c < 3; c++) {
            columns[c] = orthonormal(random, Arrays.copyOf(columns, c));
        }
        return IntStream.range(0, CELLS)
                .mapToObj(i -> new double[] {
                    columns[0][i] + Math.sqrt(g) * columns[1][i], 2 * columns[0][i] + Math.sqrt(g) * columns[2][i]
                })
                .toArray(double[][]::new);
    }

    /** A random column with mean square 1 that is orthogonal to the others (Gram and Schmidt). */
    private static double[] orthonormal(RandomGenerator random, double[][] others) {
        double[] column = IntStream.range(0, CELLS)
                .mapToDouble(_ -> random.nextGaussian())
                .toArray();
        for (double[] other : others) {
            double share = dot(column, other) / dot(other, other);
            Arrays.setAll(column, i -> column[i] - share * other[i]);
        }
        double scale = Math.sqrt(CELLS / dot(column, column));
        return Arrays.stream(column).map(v -> v * scale).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[][] scaled(double[][] x, double factor) {
        return Arrays.stream(x)
                .map(p -> new double[] {p[0] * factor, p[1] * factor})
                .toArray(double[][]::new);
    }

    private static double moment(double[][] x, int i, int j) {
        return Arrays.stream(x).mapToDouble(p -> p[i] * p[j]).average().orElseThrow();
    }

    /** The tutorial's loss (16) at a = (a, 2a), b = (b, 2b), without noise. */
    private static double penalised(double a, double b, double gamma, double lambda) {
        double left = 1 - 5 * a * b;
        return 5 * gamma * left * left + 5 * lambda * (a * a + b * b);
    }

    private static double bestOnGrid(double gamma, double lambda) {
        double best = Double.POSITIVE_INFINITY;
        for (double a = 0; a < 1; a += 2e-3) {
            for (double b = 0; b < 1; b += 2e-3) {
                best = Math.min(best, penalised(a, b, gamma, lambda));
            }
        }
        return best;
    }
}
