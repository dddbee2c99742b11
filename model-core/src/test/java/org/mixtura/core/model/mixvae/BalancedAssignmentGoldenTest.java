package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** Assignments cost what those of scipy's linear sum assignment on the expanded problem do, and no less can be had. */
class BalancedAssignmentGoldenTest {

    static Stream<Golden.Case> cases() {
        return Golden.cases("cascade_assign").filter(c -> c.json().get("inputs").has("unary_cost"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAssignmentIsThatOfTheReference(Golden.Case golden) {
        var assignment = new BalancedAssignment(golden.input("lambda").asDouble());
        double[][] costs = rows(golden);
        int[] found = assignment.of(costs);
        assertThat(assignment.cost(costs, found))
                .isCloseTo(golden.expected("objective").asDouble(), within(1e-9));
        // Costs are drawn from a continuous distribution, so that there is one best assignment.
        assertThat(found)
                .containsExactly(Arrays.stream(numbers(golden.expected("assignment")))
                        .mapToInt(k -> (int) k)
                        .toArray());
    }

    @Test
    void eachDimensionOfTheStateHasAWeightOfItsOwn() {
        var golden = Golden.cases("cascade_assign")
                .filter(c -> c.name().equals("weighted_kl"))
                .findFirst()
                .orElseThrow();
        Lane.run(DataType.FLOAT64, run -> {
            try (var step = run.evaluationStep(Lane.noise())) {
                NDArray sd = Lane.tensor(step, golden.input("sd"));
                var state = new Gaussian(Lane.tensor(step, golden.input("mean")), sd.square());
                NDArray kl = CascadevaeNetwork.weighted(
                        state.klFromStandard(step),
                        Lane.tensor(step, golden.input("beta_per_dim")).expandDims(0));
                assertClose("kl", Lane.numbers(kl), numbers(golden.expected("kl")), 1e-6);
            }
        });
    }

    @Test
    void noOtherAssignmentOfAFewCellsCostsLess() {
        var random = new SplittableRandom(3);
        for (double lambda : new double[] {0, 0.05, 1}) {
            var assignment = new BalancedAssignment(lambda);
            double[][] costs = new double[6][3];
            for (double[] row : costs) {
                Arrays.setAll(row, _ -> random.nextDouble());
            }
            double found = assignment.cost(costs, assignment.of(costs));
            int[] other = new int[6];
            for (int code = 0; code < 729; code++) {
                int rest = code;
                for (int n = 0; n < 6; n++) {
                    other[n] = rest % 3;
                    rest /= 3;
                }
                assertThat(assignment.cost(costs, other)).isGreaterThanOrEqualTo(found - 1e-12);
            }
        }
    }

    @Test
    void withALargeCostAllCategoriesAreEquallyLarge() {
        double[][] costs = new double[40][4];
        for (double[] row : costs) {
            row[0] = -5;
        }
        int[] sizes = new int[4];
        for (int k : new BalancedAssignment(1000).of(costs)) {
            sizes[k]++;
        }
        assertThat(sizes).containsExactly(10, 10, 10, 10);
    }

    private static double[][] rows(Golden.Case golden) {
        double[] values = numbers(golden.input("unary_cost"));
        int columns = (int) Golden.shape(golden.input("unary_cost"))[1];
        double[][] rows = new double[values.length / columns][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = Arrays.copyOfRange(values, n * columns, (n + 1) * columns);
        }
        return rows;
    }
}
