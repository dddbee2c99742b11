package org.mixtura.core.model.mixvae;

import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.CategoryCoupling;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.model.LossTerms;

/** The loss of one to three arms with its terms and gradients is that of the published code but for its constants. */
class CouplingGoldenTest {

    static Stream<Arguments> cases() {
        return Lane.inBothPrecisions(Golden.cases("cpl_coupling"));
    }

    private record Inputs(Golden.Case golden, StepScope step) {

        int arms() {
            return golden.input("A").asInt();
        }

        JsonNode of(String name, int arm) {
            return golden.input(name).get(arm);
        }

        NDArray leaf(String name, int arm) {
            double[] values = numbers(of(name, arm));
            return step.free(of(name, arm), new Shape(Golden.shape(of(name, arm))), i -> values[i]);
        }

        MixvaeObjective.Contribution contribution(int arm) {
            NDArray half = step.constant(0.5);
            NDArray cost = leaf("recon", arm)
                    .sub(Lane.tensor(step, of("x", arm)))
                    .square()
                    .sum(new int[] {1})
                    .mul(half);
            var state = new Gaussian(leaf("mu", arm), leaf("logvar", arm).exp());
            return new MixvaeObjective.Contribution(
                    cost.mean(), state.klFromStandard(step).sum(new int[] {1}).mean(), leaf("qc", arm));
        }

        LossTerms loss() {
            var all = new ArrayList<MixvaeObjective.Contribution>();
            for (int arm = 0; arm < arms(); arm++) {
                all.add(contribution(arm));
            }
            return new MixvaeObjective(real("lambda"), real("beta"), false).of(all, 1, step);
        }

        double real(String name) {
            return golden.input(name).asDouble();
        }

        /** The published loss without its constants: binary cross entropy of hard values, and what is left of log p(c, c). */
        double expectedLoss() {
            double constant = Arrays.stream(numbers(golden.expected("half_bce_binarised_per_arm")))
                    .sum();
            long categories = Golden.shape(of("qc", 0))[1];
            int pairs = Math.max(arms() * (arms() - 1) / 2, 1);
            return golden.expected("loss_total").asDouble()
                    - Math.max(arms() - 1, 1) * constant
                    - pairs * (0.5 * categories * Math.log(2 * Math.PI) - 0.5 * Math.log(2 * real("lambda")));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossTermsAndGradientsFollowTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-8;
        Lane.run(type, run -> {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                var inputs = new Inputs(golden, step);
                var values = new ArrayList<double[]>();
                step.backward(() -> {
                    var terms = inputs.loss();
                    terms.values().forEach(value -> values.add(Lane.numbers(value)));
                    return terms.objective();
                });
                assertClose("loss", values.getFirst(), new double[] {inputs.expectedLoss()}, tolerance);
                double kl = Arrays.stream(numbers(golden.expected("kl_state_per_arm")))
                        .average()
                        .orElseThrow();
                assertClose("kl_s", values.get(2), new double[] {kl}, tolerance);
                if (inputs.arms() > 1) {
                    // Of a pair it is the sum of two; the reference then takes the mean over pairs.
                    double ofPair =
                            golden.expected("sum_pairs_neg_entropy_mean").asDouble();
                    assertClose("entropy", values.get(3), new double[] {-ofPair / 2}, tolerance);
                    assertClose(
                            "distance",
                            values.get(4),
                            numbers(golden.expected("mean_pairs_perturbed_distance")),
                            tolerance);
                }
                for (String name : List.of("qc", "recon", "mu", "logvar")) {
                    for (int arm = 0; arm < inputs.arms(); arm++) {
                        double[] wanted =
                                numbers(golden.expected("grad").get(name).get(arm));
                        double[] found = step.gradientOf(inputs.of(name, arm))
                                .map(Lane::numbers)
                                .orElseGet(() -> new double[wanted.length]);
                        assertClose("gradient of " + name + " of arm " + arm, found, wanted, 10 * tolerance);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDistanceOfAitchisonFollowsTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-8;
        Lane.run(type, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var inputs = new Inputs(golden, step);
                golden.expected("pairs").properties().forEach(pair -> {
                    int first = Integer.parseInt(pair.getKey().split("-")[0]);
                    int second = Integer.parseInt(pair.getKey().split("-")[1]);
                    double mean = Arrays.stream(numbers(pair.getValue().get("aitchison_sq_distance_per_cell")))
                            .average()
                            .orElseThrow();
                    assertClose(
                            pair.getKey(),
                            Lane.numbers(new CategoryCoupling(step)
                                    .aitchisonDistance(inputs.leaf("qc", first), inputs.leaf("qc", second))),
                            new double[] {mean},
                            tolerance);
                });
            }
        });
    }
}
