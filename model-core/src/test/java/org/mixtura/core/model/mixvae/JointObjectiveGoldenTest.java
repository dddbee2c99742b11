package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.Categories;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** The loss of JointVAE with its capacities and gradients is that of the published code, which divides it by the genes. */
class JointObjectiveGoldenTest {

    static Stream<Arguments> cases() {
        return Lane.inBothPrecisions(Golden.cases("jointvae_loss"));
    }

    private static NDArray leaf(StepScope step, JsonNode node) {
        double[] values = numbers(node);
        return step.free(node, new Shape(Golden.shape(node)), i -> values[i]);
    }

    private static JointObjective.Capacity capacity(Golden.Case golden, String name) {
        double[] given = numbers(golden.input(name));
        return new JointObjective.Capacity(given[0], given[1], given[2], given[3]);
    }

    private static double logCategories(Golden.Case golden) {
        double sum = 0;
        for (JsonNode alphas : golden.input("alphas")) {
            sum += Math.log(Golden.shape(alphas)[1]);
        }
        return sum;
    }

    /** Sum over genes of the binary cross entropy, mean over cells. */
    private static NDArray crossEntropy(NDArray found, NDArray x, StepScope step) {
        NDArray one = step.constant(1);
        NDArray zero = one.sub(x).mul(one.sub(found).log());
        return x.mul(found.log()).add(zero).sum(new int[] {1}).mean().neg();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossCapacitiesAndGradientsFollowTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-7;
        var objective = new JointObjective(
                capacity(golden, "cont_capacity"), capacity(golden, "disc_capacity"), logCategories(golden));
        double at = golden.input("step").asDouble();
        assertThat(objective.stateCapacity(at))
                .isCloseTo(golden.expected("cont_capacity_now").asDouble(), within(1e-9));
        assertThat(objective.categoryCapacity(at))
                .isCloseTo(golden.expected("disc_capacity_now").asDouble(), within(1e-6));
        Lane.run(type, run -> {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                var values = new ArrayList<double[]>();
                step.backward(() -> {
                    NDArray reconstruction =
                            crossEntropy(leaf(step, golden.input("recon")), Lane.tensor(step, golden.input("x")), step);
                    var state = new Gaussian(
                            leaf(step, golden.input("mu")),
                            leaf(step, golden.input("logvar")).exp());
                    NDArray stateKl =
                            state.klFromStandard(step).sum(new int[] {1}).mean();
                    NDArray categoryKl = step.constant(0);
                    for (JsonNode alphas : golden.input("alphas")) {
                        categoryKl = categoryKl.add(new Categories(step)
                                .klFromUniform(leaf(step, alphas))
                                .mean());
                    }
                    NDArray loss = objective.of(reconstruction, stateKl, categoryKl, at, step);
                    values.add(Lane.numbers(loss));
                    values.add(Lane.numbers(stateKl));
                    values.add(Lane.numbers(categoryKl));
                    return loss;
                });
                assertClose("loss", values.get(0), numbers(golden.expected("loss")), tolerance);
                assertClose("kl_s", values.get(1), numbers(golden.expected("kl_cont")), tolerance);
                assertClose("kl_c", values.get(2), numbers(golden.expected("kl_disc")), tolerance);
                double genes = Golden.shape(golden.input("x"))[1];
                var gradients = golden.expected("grad_over_G");
                for (String name : List.of("recon", "mu", "logvar")) {
                    check(name, step, golden.input(name), gradients.get(name), genes, tolerance);
                }
                for (int i = 0; i < golden.input("alphas").size(); i++) {
                    check(
                            "alphas",
                            step,
                            golden.input("alphas").get(i),
                            gradients.get("alphas").get(i),
                            genes,
                            tolerance);
                }
            }
        });
    }

    private static void check(
            String name, StepScope step, JsonNode leaf, JsonNode expected, double genes, double tolerance) {
        double[] wanted = numbers(expected);
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] *= genes;
        }
        assertClose("gradient of " + name, Lane.numbers(step.gradientOf(leaf).orElseThrow()), wanted, 10 * tolerance);
    }
}
