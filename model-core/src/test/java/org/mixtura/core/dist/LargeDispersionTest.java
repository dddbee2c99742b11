package org.mixtura.core.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Lane;

/** The negative binomial keeps its digits where it is nearly a Poisson distribution, in single precision. */
class LargeDispersionTest {

    private static final double[] COUNTS = {1, 3, 40, 2000, 0};
    private static final double MEAN = 7;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 999, 1001, 1e4, 1e6, 1e8, 1e12})
    void countsHaveTheirExactProbabilityAndGradient(double theta) {
        Lane.run(DataType.FLOAT32, run -> {
            var shape = new Shape(COUNTS.length);
            var weights = new Weights(run, new SeedPlan(0));
            var logTheta = weights.parameter("theta", shape, _ -> Math.log(theta));
            run.seal();
            try (var step = run.trainingStep(SeededNoise.of(new SeedPlan(0), "test"))) {
                var values = new float[1][];
                step.backward(() -> {
                    var found = new CountLikelihood(Likelihood.NB, step)
                            .aboveZero(
                                    step.dense(shape, i -> COUNTS[i]),
                                    new CountParameters(step.filled(shape, Math.log(MEAN)), step.value(logTheta), null),
                                    step.dense(shape, i -> COUNTS[i] > 0 ? 1 : 0));
                    values[0] = found.toFloatArray();
                    return found.sum();
                });
                float[] gradients = step.gradient(logTheta).orElseThrow().toFloatArray();
                for (int i = 0; i < COUNTS.length; i++) {
                    double x = COUNTS[i];
                    assertThat((double) values[0][i])
                            .as("count %s", x)
                            .isCloseTo(exact(x, theta), within(1e-6 * x * Math.log(x + theta) + 1e-3));
                    assertThat((double) gradients[i])
                            .as("gradient of count %s", x)
                            .isCloseTo(exactGradient(x, theta), within(2e-6 * x + 1e-3));
                }
            }
        });
    }

    /** On a GPU nobody asks whether any theta is large. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 999, 1e6})
    void theResultIsTheSameWhetherItIsAskedForLargeThetaOrNot(double theta) {
        assertThat(ratioAndGradient(theta, false)).isDeepEqualTo(ratioAndGradient(theta, true));
    }

    private static float[][] ratioAndGradient(double theta, boolean ask) {
        var found = new ArrayList<float[]>();
        Lane.run(DataType.FLOAT32, run -> {
            var shape = new Shape(COUNTS.length);
            var logTheta = new Weights(run, new SeedPlan(0))
                    .parameter("theta", shape, random -> Math.log(theta) - random.nextDouble());
            run.seal();
            try (var step = run.trainingStep(SeededNoise.of(new SeedPlan(0), "test"))) {
                step.backward(() -> {
                    var value = step.value(logTheta);
                    var ratio = new CountLikelihood(Likelihood.NB, step)
                            .gammaRatio(step.dense(shape, i -> COUNTS[i]), value.exp(), value, ask);
                    found.add(ratio.toFloatArray());
                    return ratio.sum();
                });
                found.add(step.gradient(logTheta).orElseThrow().toFloatArray());
            }
        });
        return found.toArray(float[][]::new);
    }

    /** log NB(x) - log NB(0) + log x! as a sum of logarithms: gamma(x + theta) / gamma(theta) is a product for whole x. */
    private static double exact(double x, double theta) {
        double sum = 0;
        for (int i = 0; i < x; i++) {
            sum += Math.log((theta + i) / (theta + MEAN));
        }
        return sum + x * Math.log(MEAN);
    }

    /** Its derivative by log theta. */
    private static double exactGradient(double x, double theta) {
        double sum = 0;
        for (int i = 0; i < x; i++) {
            sum += theta / (theta + i) - theta / (theta + MEAN);
        }
        return sum;
    }
}
