package org.mixtura.core.model.dgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** The mixture gives the densities, priors and gradients of the reference code's GaussianMixture. */
class MixtureGoldenTest {

    static Stream<Arguments> mixtures() {
        return Lane.inBothPrecisions(
                Golden.cases("scdgd_gmm").filter(c -> c.name().startsWith("gmm")));
    }

    static Stream<Golden.Case> supervised() {
        return Golden.cases("scdgd_gmm").filter(c -> c.name().equals("supervised"));
    }

    private record Built(Weights weights, MixturePrior mixture) {

        static Built of(Golden.Case golden, RunScope run) {
            int components = golden.input("K").asInt();
            int dimensions = golden.input("D").asInt();
            double radius = golden.input("softball_scale").asDouble();
            var config = new PriorConfig(
                    PriorKind.MIXTURE,
                    components,
                    1,
                    1,
                    MixtureStart.BALL,
                    0,
                    radius,
                    golden.input("softball_hardness").asDouble(),
                    golden.input("alpha").asDouble(),
                    golden.input("sd_init").asDouble() * components / radius,
                    PriorCount.PER_SAMPLE,
                    1e-2);
            var weights = new Weights(run, new SeedPlan(0));
            var mixture = new MixturePrior(weights, config, components, dimensions, run, new SeedPlan(0));
            var given = Map.of("mixture.mean", "mean", "mixture.logbeta", "logbeta", "mixture.weight", "weight");
            for (var weight : weights.parameters()) {
                double[] values = numbers(golden.input(given.get(weight.name())));
                run.write(weight.stored(), i -> values[i]);
            }
            run.seal();
            return new Built(weights, mixture);
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void densitiesPriorsAndGradientsAreThoseOfTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-8;
        Lane.run(type, run -> {
            var built = Built.of(golden, run);
            for (String weighting : new String[] {"reference", "prior_once"}) {
                boolean perSample = weighting.equals("reference");
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    double[] loss = new double[1];
                    double[] z = numbers(golden.input("z"));
                    var shape = new Shape(Golden.shape(golden.input("z")));
                    step.backward(() -> {
                        NDArray joint = built.mixture.logJoint(step.free(golden, shape, i -> z[i]), step);
                        NDArray density = DgdNetwork.logSum(joint);
                        NDArray own = built.mixture.logOwnPrior(step);
                        assertClose(
                                "log joint",
                                Lane.numbers(joint),
                                numbers(golden.expected("log_joint_per_component")),
                                tolerance);
                        assertClose(
                                "log p(z)",
                                Lane.numbers(density),
                                numbers(golden.expected("log_p_z_per_sample")),
                                tolerance);
                        assertClose(
                                "own prior", Lane.numbers(own), numbers(golden.expected("prior_total_log")), tolerance);
                        NDArray objective =
                                density.sum().neg().sub(own.mul(step.constant(perSample ? shape.get(0) : 1)));
                        loss[0] = Lane.numbers(objective)[0];
                        return objective;
                    });
                    String name = perSample ? "loss_reference(prior counted once per sample)" : "loss_prior_once";
                    assertClose(name, loss, numbers(golden.expected(name)), tolerance);
                    checkGradients(golden, built, step, "grad_" + weighting, 10 * tolerance);
                }
            }
        });
    }

    private static void checkGradients(Golden.Case golden, Built built, StepScope step, String key, double tolerance) {
        var expected = golden.expected(key);
        assertClose(
                "gradient of z",
                Lane.numbers(step.gradientOf(golden).orElseThrow()),
                numbers(expected.get("z")),
                tolerance);
        for (var weight : built.weights.parameters()) {
            String name = weight.name().substring("mixture.".length());
            assertClose(
                    key + " of " + name,
                    Lane.numbers(step.gradient(weight).orElseThrow()),
                    numbers(expected.get(name)),
                    tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void cellsAreAssignedInLogSpaceWhereTheReferenceUnderflows(Golden.Case golden, DataType type) {
        Lane.run(type, run -> {
            var mixture = Built.of(golden, run).mixture.values();
            double[] z = numbers(golden.input("z"));
            float[] single = new float[z.length];
            Arrays.setAll(z, i -> single[i] = (float) z[i]);
            long[] shape = Golden.shape(golden.input("z"));
            var points = new FloatMatrix((int) shape[0], (int) shape[1], single);
            int[] expected = Arrays.stream(numbers(golden.expected("assignment_log_space")))
                    .mapToInt(d -> (int) d)
                    .toArray();
            assertThat(mixture.assign(points)).containsExactly(expected);
            float[] found = mixture.probabilities(points).values();
            double[] wide = new double[found.length];
            Arrays.setAll(wide, i -> found[i]);
            assertClose("responsibilities", wide, numbers(golden.expected("responsibilities")), 1e-3);
        });
    }

    @ParameterizedTest
    @MethodSource("supervised")
    void aCellOfAKnownTypeBelongsToItsOwnComponent(Golden.Case golden) {
        Lane.run(DataType.FLOAT64, run -> {
            var built = Built.of(golden, run);
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                NDArray joint = built.mixture.logJoint(Lane.tensor(step, golden.input("z")), step);
                double[] labels = numbers(golden.input("labels"));
                int k = golden.input("K").asInt();
                NDArray masked = joint.add(step.dense(
                        new Shape(labels.length, k), i -> i % k == (int) labels[i / k] ? 0 : KnownTypes.EXCLUDED));
                assertClose(
                        "log p of the own class",
                        Lane.numbers(DgdNetwork.logSum(masked)),
                        numbers(golden.expected("log_p_supervised_paper(log_density+log_weight_of_own_class)")),
                        1e-8);
            }
        });
    }
}
