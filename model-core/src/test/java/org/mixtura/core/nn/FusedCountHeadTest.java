package org.mixtura.core.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.dist.CountLikelihood;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.kernel.Kernels;

/** The head by hand against the same formulas in double precision by the engine, on inputs of wide ranges. */
class FusedCountHeadTest {

    @BeforeAll
    static void vectorsAreWide() {
        assumeThat(Kernels.whyNot()).isEmpty();
    }

    private static final int CELLS = 9;
    private static final int WIDTH = 7;

    /** No multiple of any vector length. */
    private static final int GENES = 77;

    /** A head to be built on either path. */
    record Case(String name, BiFunction<Weights, Integer, CountHead> head, double spread) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (Likelihood likelihood : Likelihood.values()) {
            for (MeanLink link : MeanLink.values()) {
                cases.add(new Case(
                        likelihood + " " + link,
                        (weights, genes) -> CountHead.of(
                                weights,
                                "head",
                                WIDTH,
                                genes,
                                likelihood,
                                link,
                                likelihood.hasDispersion() ? Dispersion.perGene(weights, "theta", genes) : null,
                                Linear.Start.TORCH),
                        1));
            }
        }
        for (double spread : new double[] {3, 5}) {
            cases.add(new Case("ZINB of shares, spread " + spread, shares("gene"), spread));
        }
        cases.add(new Case("theta per batch", shares("batch"), 1));
        cases.add(new Case("theta per label", shares("label"), 1));
        cases.add(new Case("theta per cell", shares("cell"), 1));
        for (int least : new int[] {0, 1}) {
            cases.add(new Case(
                    "scaled NB, theta above " + least,
                    (weights, genes) -> CountHead.negativeBinomial(
                            weights,
                            "head",
                            WIDTH,
                            genes,
                            MeanLink.SIGMOID,
                            CountLikelihood.Guard.OF_SHARE,
                            Dispersion.perGeneAbove(weights, "theta", genes, least)),
                    2));
        }
        return cases.stream();
    }

    private static BiFunction<Weights, Integer, CountHead> shares(String of) {
        return (weights, genes) -> CountHead.ofShares(
                weights,
                "head",
                WIDTH,
                genes,
                Likelihood.ZINB,
                switch (of) {
                    case "batch" -> Dispersion.perGeneAndBatch(weights, "theta", genes, 2);
                    case "label" -> Dispersion.perGeneAndLabel(weights, "theta", genes, 3);
                    case "cell" -> Dispersion.perGeneAndCell(weights, "theta", WIDTH, genes);
                    default -> Dispersion.perGene(weights, "theta", genes);
                });
    }

    @Test
    void aLossOfNumbersThatAreNoneIsNone() {
        try (var lane = new NativeLane()) {
            lane.run(() -> {
                try (var run = RunScope.openForTraining("cpu", 1)) {
                    var weights = new Weights(run, new SeedPlan(3));
                    CountHead head = shares("gene").apply(weights, GENES);
                    run.seal();
                    try (StepScope step = run.evaluationStep(Lane.noise())) {
                        NDArray features = step.dense(
                                new Shape(CELLS, WIDTH), i -> i / WIDTH == 4 && i % WIDTH == 2 ? Double.NaN : 1);
                        NDArray library = step.filled(new Shape(CELLS, 1), 3);
                        double[] perCell = Lane.numbers(
                                head.loss(features, library, batch(), step).perCell());
                        for (int cell = 0; cell < CELLS; cell++) {
                            assertThat(Double.isNaN(perCell[cell]))
                                    .as("cell " + cell)
                                    .isEqualTo(cell == 4);
                        }
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"theta", "head.px_dropout_decoder.bias", "head.px_scale_decoder.0.bias"})
    void aGeneThatIsNoNumberSpoilsEveryCell(String broken) {
        try (var lane = new NativeLane()) {
            lane.run(() -> {
                try (var run = RunScope.openForTraining("cpu", 1)) {
                    var weights = new Weights(run, new SeedPlan(3));
                    CountHead head = shares("gene").apply(weights, GENES);
                    for (var weight : weights.all()) {
                        run.write(weight.stored(), i -> weight.name().equals(broken) && i == 5 ? Double.NaN : 0.1);
                    }
                    run.seal();
                    try (StepScope step = run.evaluationStep(Lane.noise())) {
                        NDArray features = step.filled(new Shape(CELLS, WIDTH), 1);
                        NDArray library = step.filled(new Shape(CELLS, 1), 3);
                        var loss = head.loss(features, library, batch(), step);
                        assertThat(Lane.numbers(loss.perCell())).containsOnly(Double.NaN);
                    }
                }
            });
        }
    }

    /** Everything that comes out of a step. */
    private record Found(double[] perCell, Map<String, double[]> gradients) {}

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndAllGradientsAreThoseOfTheEngine(Case tested) {
        Found exact = found(tested, () -> RunScope.open("cpu", 1, DataType.FLOAT64));
        for (int threads : new int[] {1, 2}) {
            Found fused = found(tested, () -> {
                RunScope run = RunScope.openForTraining("cpu", threads);
                assertThat(run.fused()).isPresent();
                return run;
            });
            assertThat(distance(fused.perCell, exact.perCell)).as("loss").isLessThan(2e-6);
            assertThat(fused.gradients.keySet()).isEqualTo(exact.gradients.keySet());
            exact.gradients.forEach((name, gradient) -> assertThat(distance(fused.gradients.get(name), gradient))
                    .as("gradient of " + name)
                    .isLessThan(2e-5));
        }
    }

    private static Found found(Case tested, Supplier<RunScope> scope) {
        try (var lane = new NativeLane()) {
            return lane.call(() -> {
                try (var run = scope.get()) {
                    return found(tested, run);
                }
            });
        }
    }

    private static Found found(Case tested, RunScope run) {
        var weights = new Weights(run, new SeedPlan(3));
        CountHead head = tested.head.apply(weights, GENES);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (var weight : weights.all()) {
            run.write(weight.stored(), _ -> (float) (tested.spread * random.nextGaussian()));
        }
        run.seal();
        var batch = batch();
        float[] features = gaussians(CELLS * WIDTH, random);
        float[] library = gaussians(CELLS, random);
        float[] importance = gaussians(CELLS, random);
        var shape = new Shape(CELLS, WIDTH);
        try (StepScope step = run.trainingStep(Lane.noise())) {
            var perCell = new double[1][];
            step.backward(() -> {
                NDArray x = step.free("features", shape, i -> features[i]);
                NDArray scale = step.free("library", new Shape(CELLS, 1), i -> 3 + library[i]);
                NDArray first = head.loss(x, scale, batch, step).perCell();
                // The same head twice in a step: gradients of its weights add up.
                NDArray second = head.loss(x.mul(x), scale, batch, step).perCell();
                perCell[0] = Lane.numbers(first);
                return first.mul(step.dense(new Shape(CELLS), i -> importance[i]))
                        .sum()
                        .add(second.mean());
            });
            var gradients = new LinkedHashMap<String, double[]>();
            for (String owner : List.of("features", "library")) {
                gradients.put(owner, Lane.numbers(step.gradientOf(owner).orElseThrow()));
            }
            weights.parameters()
                    .forEach(w -> gradients.put(
                            w.name(), Lane.numbers(step.gradient(w).orElseThrow())));
            return new Found(perCell[0], gradients);
        }
    }

    private static float[] gaussians(int count, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Counts of which some are large and one cell has none. */
    private static Minibatch batch() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        float[][] rows = new float[CELLS][GENES];
        for (int cell = 1; cell < CELLS; cell++) {
            for (int gene = 0; gene < GENES; gene++) {
                rows[cell][gene] = random.nextDouble() < 0.3 ? (int) Math.exp(6 * random.nextDouble()) : 0;
            }
        }
        int[] cells = new int[CELLS];
        int[] batches = new int[CELLS];
        int[] labels = new int[CELLS];
        for (int i = 0; i < CELLS; i++) {
            cells[i] = i;
            batches[i] = i % 2;
            labels[i] = i % 3;
        }
        var batch = new Minibatch(CsrMatrix.ofDense(rows), batches, labels);
        batch.fill(cells, 0, CELLS);
        return batch;
    }

    /** The length of the difference over that of what is expected. */
    private static double distance(double[] found, double[] expected) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (found[i] - expected[i]) * (found[i] - expected[i]);
            length += expected[i] * expected[i];
        }
        return Math.sqrt(difference / Math.max(length, 1e-12));
    }
}
