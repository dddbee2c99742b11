package org.mixtura.core.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;

/** The discrepancy and its closed-form gradient are those of the four-fold sum over cells and components. */
class DiscrepancyTest {

    static Stream<Arguments> mixtures() {
        // A block of 1 entry makes every row a block of its own.
        return Golden.cases("mmd")
                .flatMap(c -> Stream.of(
                        Arguments.of(c, DataType.FLOAT64, 1 << 20),
                        Arguments.of(c, DataType.FLOAT64, 1),
                        Arguments.of(c, DataType.FLOAT32, 20)));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void valueAndGradientsFollowTheReference(Golden.Case golden, DataType type, int block) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-9;
        Lane.run(type, run -> {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                long[] shape = Golden.shape(golden.input("z_post"));
                long[] prior = Golden.shape(golden.input("z_prior"));
                double width = golden.input("two_sigma2").asDouble() / shape[2];
                double[] squared = new double[1];
                step.backward(() -> {
                    var z = leaf(step, golden, "z_post");
                    var w = leaf(step, golden, "qy");
                    var u = leaf(step, golden, "z_prior");
                    var q = leaf(step, golden, "prior_weights");
                    var cells = new Discrepancy.Sample(
                            z.transpose(1, 0, 2).reshape(-1, shape[2]),
                            w.reshape(-1).mul(step.constant(1.0 / shape[1])));
                    var draws = new Discrepancy.Sample(
                            u.transpose(1, 0, 2).reshape(-1, shape[2]),
                            q.expandDims(0).repeat(0, prior[1]).reshape(-1).mul(step.constant(1.0 / prior[1])));
                    var discrepancy = new Discrepancy(KernelWidth.FIXED, width, step, block);
                    var found = discrepancy.between(cells, draws);
                    squared[0] = Lane.numbers(found.squared())[0];
                    assertClose("without gradient", Lane.numbers(discrepancy.squared(cells, draws)), squared, 1e-6);
                    return found.objective();
                });
                assertClose("mmd2", squared, numbers(golden.expected("mmd2")), tolerance);
                for (String name : new String[] {"z_post", "qy", "z_prior", "prior_weights"}) {
                    assertClose(
                            "gradient of " + name,
                            Lane.numbers(step.gradientOf(owner(golden, name)).orElseThrow()),
                            numbers(golden.expected("grad_" + name)),
                            10 * tolerance);
                }
            }
        });
    }

    private static NDArray leaf(StepScope step, Golden.Case golden, String name) {
        double[] values = numbers(golden.input(name));
        return step.free(owner(golden, name), new Shape(Golden.shape(golden.input(name))), i -> values[i]);
    }

    private static Object owner(Golden.Case golden, String name) {
        return golden.input(name);
    }

    /**
     * Four components. The published code pairs, within a sample, only codes of the same component, and so takes 1.25 for
     * the distance of this mixture from itself.
     */
    @Test
    void aMatchedMixtureIsNearAndAShiftedOneIsFar() {
        Lane.run(DataType.FLOAT64, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var random = new SplittableRandom(7);
                double[][] prior = mixture(random, 0);
                double[][] matched = mixture(random, 0);
                double[][] shifted = mixture(random, 2);
                assertThat(squared(step, matched, prior)).isBetween(0.0, 0.01);
                assertThat(squared(step, shifted, prior)).isGreaterThan(0.3);
                assertThat(asPublished(matched, prior)).isCloseTo(1.25, within(0.03));
            }
        });
    }

    private static final int COMPONENTS = 4;
    private static final int EACH = 100;

    /** Component by component, means far apart on the axes of four dimensions. */
    private static double[][] mixture(RandomGenerator random, double shift) {
        double[][] points = new double[COMPONENTS * EACH][COMPONENTS];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < COMPONENTS; d++) {
                points[i][d] = 0.309 * random.nextGaussian() + (i / EACH == d ? 12 : 0) + shift;
            }
        }
        return points;
    }

    private static double squared(StepScope step, double[][] one, double[][] other) {
        var cells = new Discrepancy.Sample[2];
        double[][][] both = {one, other};
        for (int s = 0; s < 2; s++) {
            double[][] points = both[s];
            cells[s] = new Discrepancy.Sample(
                    step.dense(new Shape(points.length, COMPONENTS), i -> points[i / COMPONENTS][i % COMPONENTS]),
                    step.filled(new Shape(points.length), 1.0 / points.length));
        }
        return Lane.numbers(new Discrepancy(KernelWidth.FIXED, 1, step).squared(cells[0], cells[1]))[0];
    }

    /** sum_j mean w k(z_j, z_j) + 1/K sum_i mean k(u_i, u_i) - 2/K^2 sum_ij mean k(z_i, u_j), kernel width D. */
    private static double asPublished(double[][] cells, double[][] prior) {
        double within = 0;
        double across = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            within += meanKernel(cells, i, cells, i) / COMPONENTS + meanKernel(prior, i, prior, i) / COMPONENTS;
            for (int j = 0; j < COMPONENTS; j++) {
                across += meanKernel(cells, i, prior, j) / (COMPONENTS * COMPONENTS);
            }
        }
        return within - 2 * across;
    }

    private static double meanKernel(double[][] a, int componentOfA, double[][] b, int componentOfB) {
        double sum = 0;
        for (int i = 0; i < EACH; i++) {
            for (int j = 0; j < EACH; j++) {
                double squares = 0;
                for (int d = 0; d < COMPONENTS; d++) {
                    double off = a[componentOfA * EACH + i][d] - b[componentOfB * EACH + j][d];
                    squares += off * off;
                }
                sum += Math.exp(-squares / COMPONENTS);
            }
        }
        return sum / (EACH * EACH);
    }

    @ParameterizedTest
    @EnumSource(KernelWidth.class)
    void theGradientIsThatOfTheValueForEveryWidth(KernelWidth width) {
        Lane.run(DataType.FLOAT64, run -> {
            double[] points = new SplittableRandom(3).doubles(24).toArray();
            double[] slope = new double[24];
            try (StepScope step = run.trainingStep(Lane.noise())) {
                step.backward(() -> between(step, width, step.free(points, new Shape(8, 3), i -> points[i]))
                        .objective());
                System.arraycopy(Lane.numbers(step.gradientOf(points).orElseThrow()), 0, slope, 0, 24);
            }
            // The median is a constant of the gradient, so differences of the value say something else; see below.
            double h = 1e-5;
            for (int i = 0; i < 24 && width != KernelWidth.MEDIAN; i++) {
                double difference = value(run, width, points, i, h) - value(run, width, points, i, -h);
                assertClose("slope " + i, new double[] {slope[i]}, new double[] {difference / (2 * h)}, 1e-5);
            }
            assertThat(Arrays.stream(slope).map(Math::abs).sum()).isGreaterThan(0.01);
        });
    }

    private static double value(RunScope run, KernelWidth width, double[] points, int at, double off) {
        try (StepScope step = run.evaluationStep(Lane.noise())) {
            var moved = step.dense(new Shape(8, 3), i -> points[i] + (i == at ? off : 0));
            return Lane.numbers(between(step, width, moved).squared())[0];
        }
    }

    private static Discrepancy.Result between(StepScope step, KernelWidth width, NDArray points) {
        double[] others = new SplittableRandom(4).doubles(15).map(x -> 2 * x).toArray();
        return new Discrepancy(width, 0.5, step, 7)
                .between(
                        new Discrepancy.Sample(points, step.filled(new Shape(8), 1.0 / 8)),
                        new Discrepancy.Sample(
                                step.dense(new Shape(5, 3), i -> others[i]), step.filled(new Shape(5), 0.2)));
    }

    /** Two components far apart, cell by cell in turns: pairs of one component and of both must count alike. */
    @ParameterizedTest
    @ValueSource(ints = {12, 200, 400})
    void theMedianWidthIsTheMedianOfAllPairs(int cells) {
        var random = new SplittableRandom(9);
        int count = 2 * cells;
        double[] one = random.doubles(3L * count).map(x -> 2 * x).toArray();
        double[] other = random.doubles(3L * count).map(x -> 2 * x).toArray();
        for (int i = 1; i < count; i += 2) {
            one[3 * i] += 5;
            other[3 * i] += 5;
        }
        double median = median(one, other);
        Lane.run(DataType.FLOAT64, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var first = new Discrepancy.Sample(
                        step.dense(new Shape(count, 3), i -> one[i]), step.filled(new Shape(count), 1.0 / count));
                var second = new Discrepancy.Sample(
                        step.dense(new Shape(count, 3), i -> 1 + other[i]), step.filled(new Shape(count), 1.0 / count));
                double[] byMedian = Lane.numbers(new Discrepancy(KernelWidth.MEDIAN, 1, step).squared(first, second));
                double[] byWidth =
                        Lane.numbers(new Discrepancy(KernelWidth.FIXED, median / 3, step).squared(first, second));
                // Up to 512 points all pairs are looked at, beyond that a sample of them.
                assertThat(byMedian[0]).isCloseTo(byWidth[0], within(4 * cells <= 512 ? 1e-6 : 0.03 * byWidth[0]));
            }
        });
    }

    private static double median(double[] one, double[] other) {
        double[] all = Arrays.copyOf(one, one.length + other.length);
        for (int i = 0; i < other.length; i++) {
            all[one.length + i] = 1 + other[i];
        }
        int n = all.length / 3;
        return IntStream.range(0, n)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, n).filter(j -> j != i).mapToDouble(j -> IntStream.range(0, 3)
                        .mapToDouble(d -> Math.pow(all[3 * i + d] - all[3 * j + d], 2))
                        .sum()))
                .sorted()
                .skip((long) n * (n - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMedianWidthGrowsWithThePointsSoThatTheScaleOfCodesDoesNotMatter() {
        Lane.run(DataType.FLOAT64, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                double[] near = new SplittableRandom(5).doubles(60).toArray();
                double[] values = new double[2];
                for (int round = 0; round < 2; round++) {
                    double factor = round == 0 ? 1 : 1000;
                    values[round] = Lane.numbers(new Discrepancy(KernelWidth.MEDIAN, 1, step)
                            .squared(
                                    new Discrepancy.Sample(
                                            step.dense(new Shape(10, 3), i -> factor * near[i]),
                                            step.filled(new Shape(10), 0.1)),
                                    new Discrepancy.Sample(
                                            step.dense(new Shape(10, 3), i -> factor * near[30 + i]),
                                            step.filled(new Shape(10), 0.1))))[0];
                }
                assertClose("scaled by 1000", new double[] {values[1]}, new double[] {values[0]}, 1e-9);
            }
        });
    }
}
