package org.mixtura.core.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** Log-likelihoods of counts and their gradients are those of the reference code, entry by entry. */
class LikelihoodGoldenTest {

    static Stream<Arguments> negativeBinomial() {
        return inBothPrecisions("nb_loglik");
    }

    static Stream<Arguments> zeroInflated() {
        return inBothPrecisions("zinb_loglik");
    }

    static Stream<Arguments> poisson() {
        return inBothPrecisions("poisson_loglik");
    }

    @ParameterizedTest
    @MethodSource("negativeBinomial")
    void negativeBinomialFollowsTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> new Check(golden, run, Likelihood.NB, "mu").run());
    }

    @ParameterizedTest
    @MethodSource("zeroInflated")
    void zeroInflationFollowsTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> new Check(golden, run, Likelihood.ZINB, "mu").run());
    }

    @ParameterizedTest
    @MethodSource("poisson")
    void poissonFollowsTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> new Check(golden, run, Likelihood.POISSON, "rate").run());
    }

    private static Stream<Arguments> inBothPrecisions(String file) {
        return Lane.inBothPrecisions(Golden.cases(file));
    }

    private static final class Check {

        private final Golden.Case golden;
        private final RunScope run;
        private final Likelihood likelihood;
        private final double[] x;
        private final double[] means;
        private final Weight mean;
        private final @Nullable Weight theta;
        private final @Nullable Weight dropout;
        private final boolean single;

        Check(Golden.Case golden, RunScope run, Likelihood likelihood, String meanKey) {
            this.golden = golden;
            this.run = run;
            this.likelihood = likelihood;
            this.x = numbers(golden.input("x"));
            this.means = numbers(golden.input(meanKey));
            var weights = new Weights(run, new SeedPlan(0));
            this.mean = Lane.parameter(run, weights, meanKey, golden.input(meanKey));
            this.theta =
                    likelihood.hasDispersion() ? Lane.parameter(run, weights, "theta", golden.input("theta")) : null;
            this.dropout =
                    likelihood.hasDropout() ? Lane.parameter(run, weights, "pi_logit", golden.input("pi_logit")) : null;
            this.single = mean.stored().getDataType() == DataType.FLOAT32;
        }

        void run() {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                double[][] seen = new double[1][];
                step.backward(() -> {
                    NDArray log = logLikelihood(step);
                    seen[0] = Lane.numbers(log);
                    return log.sum();
                });
                checkValues(seen[0]);
                checkGradient(step, mean);
                checkGradient(step, theta);
                checkGradient(step, dropout);
            }
        }

        private NDArray logLikelihood(StepScope step) {
            // A decoder gives log mu, finite however small mu is; a mean of exactly 0 stands for a very small one.
            var p = new CountParameters(
                    step.value(mean).maximum(step.constant(1e-37)).log(),
                    theta == null ? null : step.value(theta).log(),
                    dropout == null ? null : step.value(dropout));
            var shape = mean.stored().getShape();
            var density = new CountLikelihood(likelihood, step);
            var logFactorial = new LogFactorial();
            NDArray counts = step.dense(shape, i -> x[i]);
            NDArray isCounted = step.dense(shape, i -> x[i] > 0 ? 1 : 0);
            NDArray constants = step.dense(shape, i -> logFactorial.of(x[i]));
            return density.ofZero(p)
                    .add(density.aboveZero(counts, p, isCounted).mul(isCounted))
                    .sub(constants);
        }

        private void checkValues(double[] actual) {
            double[] expected = numbers(golden.expected("logp"));
            JsonNode exact = golden.json().path("exact_no_eps").path("logp");
            double[] exactly = exact.isMissingNode() ? expected : numbers(exact);
            var logFactorial = new LogFactorial();
            for (int i = 0; i < expected.length; i++) {
                // Single precision holds lgamma(x + theta) to seven digits, and the likelihood is a difference of such.
                double cancelled = single
                        ? 3e-7 * (logFactorial.of(x[i] + theta(i)) + logFactorial.of(x[i]) + x[i])
                        : 1e-12 * logFactorial.of(x[i] + theta(i));
                double reference = Math.abs(actual[i] - expected[i]);
                double pure = Math.abs(actual[i] - exactly[i]);
                double allowed = (single ? 1e-5 : isEdge() ? 1e-5 : 1e-7) * Math.abs(expected[i])
                        + (single ? 1e-6 : 1e-8)
                        + cancelled;
                assertThat(Math.min(reference, pure))
                        .as(
                                "log p(%s | mu %s, theta %s): %s, not %s or %s",
                                x[i], means[i], theta(i), actual[i], expected[i], exactly[i])
                        .isLessThanOrEqualTo(allowed);
            }
        }

        private void checkGradient(StepScope step, @Nullable Weight parameter) {
            if (parameter == null) {
                return;
            }
            double[] actual = Lane.numbers(step.gradient(parameter).orElseThrow());
            double[] expected = numbers(golden.expected("grad_" + parameter.name()));
            double relative = single ? 1e-3 : isEdge() ? 1e-4 : 1e-6;
            for (int i = 0; i < expected.length; i++) {
                if (isEdge() && means[i] <= 1e-6) {
                    // At so small a mean the gradient depends on the reference's epsilon by construction.
                    continue;
                }
                assertThat(Math.abs(actual[i] - expected[i]))
                        .as("gradient of %s [%d]: %s, not %s", parameter.name(), i, actual[i], expected[i])
                        .isLessThanOrEqualTo(relative * Math.abs(expected[i]) + (single ? 1e-4 : 1e-7));
            }
        }

        private double theta(int i) {
            if (theta == null) {
                return 0;
            }
            double[] all = numbers(golden.input("theta"));
            return all[i % all.length];
        }

        private boolean isEdge() {
            return golden.name().startsWith("edge");
        }
    }
}
