package org.mixtura.core.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.scvi.DispersionKind;
import org.mixtura.core.model.scvi.LibraryKind;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;
import org.mixtura.core.train.KlSchedule;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.Trainer;

/** Two made-up kinds of cells, unevenly spread over two batches: which genes differ is known. */
class DifferenceTest {

    private static final int CELLS = 800;
    private static final int GENES = 200;

    /** The first of these are changed between kinds, the next only between batches. */
    private static final int CHANGED = 40;

    private static final int SHIFTED = 20;
    private static final double FDR = 0.05;

    private static NativeLane lane;
    private static PreparedData data;
    private static StoredModel<ScviConfig> model;

    @BeforeAll
    static void train() {
        lane = new NativeLane();
        data = simulated();
        var config = new ScviConfig(
                5,
                Likelihood.NB,
                DispersionKind.GENE,
                LibraryKind.OBSERVED,
                1,
                64,
                0.1,
                false,
                EncoderInput.NORMALIZED,
                TrainConfig.DEFAULTS
                        .withEpochs(60)
                        .withSteps(128, 5e-3)
                        .withKl(KlSchedule.overEpochs(20))
                        .withEnd(0, true));
        var trained = new Trainer(lane, LatentScorer.NONE)
                .train(new TrainJob<>(new ScviFamily(), config, data, 1, "cpu", 2), _ -> {}, new RunControl())
                .orElseThrow();
        model = new StoredModel<>(new ScviFamily(), config, DataSpec.of(data), trained.weights(), "cpu", 2);
    }

    @AfterAll
    static void closeLane() {
        lane.close();
    }

    @Test
    void changedGenesComeFirstAndFoldChangesHaveTheirSigns() {
        var found = compare(1, 0.25);
        assertThat(found.genes().stream().limit(CHANGED)).allMatch(g -> g.gene() < CHANGED && g.called());
        assertThat(found.genes().stream().limit(CHANGED)).allMatch(g -> g.lfcMean() > 0 == (g.gene() % 2 == 0));
        assertThat(found.genes()).hasSize(GENES);
        assertThat(found.expectedFdr()).isLessThanOrEqualTo(FDR);
    }

    @Test
    void genesThatOnlyBatchesChangeAreNotTakenForDifferencesBetweenGroups() {
        // The kinds lie four to one in the batches, so these genes differ 1.9-fold between the raw means of the kinds.
        var raw = compare(20, 0.25).genes().stream()
                .filter(g -> g.gene() >= CHANGED && g.gene() < CHANGED + SHIFTED)
                .toList();
        assertThat(raw).hasSize(SHIFTED);
        assertThat(raw).noneMatch(GeneDifference::called);
        // Without correction their mean fold change would be log2(1.9) = 0.9.
        assertThat(raw).allMatch(g -> Math.abs(g.lfcMean()) < 0.4);
    }

    @Test
    void theRealisedShareOfFalseOnesIsNearTheOneAskedFor() {
        var clear = Calls.of(compare(1, 0.5));
        assertThat(clear.recall()).isGreaterThan(0.85);
        assertThat(clear.falseShare()).isLessThanOrEqualTo(FDR);

        // A small delta is harder: the weights of the network count as known, so rare genes seem to differ too surely.
        var small = Calls.of(compare(1, 0.25));
        assertThat(small.recall()).isEqualTo(1);
        assertThat(small.falseShare()).isLessThan(4 * FDR);

        var means = Calls.of(compare(20, 0.5));
        assertThat(means.recall()).isEqualTo(1);
        assertThat(means.falseShare()).isLessThan(3 * FDR);
    }

    @Test
    void nothingIsCalledBetweenHalvesOfTheSameMixture() {
        int[] everyCell = IntStream.range(0, CELLS).toArray();
        var query = new DifferenceQuery(
                Arrays.copyOf(everyCell, 400),
                Arrays.copyOfRange(everyCell, 400, CELLS),
                0.5,
                FDR,
                500,
                20,
                OptionalDouble.of(1e-5),
                3);
        // Both halves hold the same mixture of kinds, so nothing differs between their means.
        var nothing = new Inference(lane).difference(model, cells(), query, Watcher.patient());
        assertThat(nothing.pseudocount()).isEqualTo(1e-5);
        assertThat(nothing.called()).isZero();
        assertThat(nothing.genes()).allMatch(g -> Math.abs(g.lfcMean()) < 0.15);
    }

    @Test
    void groupsOfOneCellAndNumbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new DifferenceQuery(
                        new int[] {1}, new int[] {2, 3}, 0.25, FDR, 10, 1, OptionalDouble.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifferenceQuery(
                        new int[] {1, 4}, new int[] {2, 3}, 0.25, FDR, 10, 0, OptionalDouble.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rawMeansAndDetectedSharesAreThoseOfTheCounts() {
        var found = compare(1, 0.25).genes().stream()
                .filter(g -> g.gene() == 7)
                .findFirst()
                .orElseThrow();
        int[] a = group(0);
        double sum = 0;
        int detected = 0;
        for (int cell : a) {
            var row = data.counts().select(new int[] {cell}, new int[] {7});
            sum += row.librarySizes()[0];
            detected += row.nonZeros() > 0 ? 1 : 0;
        }
        assertThat(found.meanA()).isCloseTo(sum / a.length, within(1e-9));
        assertThat(found.detectedA()).isCloseTo((double) detected / a.length, within(1e-9));
    }

    @Test
    void aGeneOfWhichTheCountsSayTheOppositeIsNotCalledAndComesLast() {
        var sure = compare(1, 0.25);
        assertThat(sure.genes().stream().limit(CHANGED)).allMatch(GeneDifference::agrees);
        // What the model has learned from all other genes about this one is now wrong.
        var cells = new Cells(withGeneTurnedRound(0), cells().batches(), new int[0]);
        var found = compare(cells, 1, 0.25);
        assertThat(found.putDown()).isPositive();
        var turned =
                found.genes().stream().filter(g -> g.gene() == 0).findFirst().orElseThrow();
        assertThat(turned.lfcMean()).isPositive();
        assertThat(turned.observedLfc()).isNegative();
        assertThat(turned.called()).isFalse();
        assertThat(turned.probability()).isGreaterThan(0.9);
        assertThat(found.genes().indexOf(turned))
                .isGreaterThan((int) found.genes().stream()
                                .filter(GeneDifference::agrees)
                                .count()
                        - 1);
    }

    @Test
    void theObservedFoldChangeIsThatOfNormalisedMeansWithinBatches() {
        var found = compare(20, 0.25);
        // A change of 4 among the genes of the kinds; one of 1.9 between raw means of genes that batches change.
        assertThat(found.genes().stream().filter(g -> g.gene() < CHANGED))
                .allSatisfy(g -> assertThat(Math.abs(g.observedLfc())).isBetween(1.2, 3.0));
        assertThat(found.genes().stream().filter(g -> g.gene() >= CHANGED && g.gene() < CHANGED + SHIFTED))
                .allSatisfy(g -> assertThat(Math.abs(g.observedLfc())).isLessThan(0.5));
    }

    /** The counts of a gene as they would be if the kinds were each other's. */
    private static CsrMatrix withGeneTurnedRound(int gene) {
        float[][] rows = new float[CELLS][GENES];
        int[] at = new int[GENES];
        float[] values = new float[GENES];
        for (int cell = 0; cell < CELLS; cell++) {
            int stored = data.counts().copyRow(cell, at, values, 0);
            for (int i = 0; i < stored; i++) {
                rows[cell][at[i]] = values[i];
            }
        }
        for (int cell = 0; cell < CELLS; cell += 2) {
            float own = rows[cell][gene];
            rows[cell][gene] = rows[cell + 1][gene];
            rows[cell + 1][gene] = own;
        }
        return CsrMatrix.ofDense(rows);
    }

    /** How right the calls are, which only made-up data can tell. */
    private record Calls(double recall, double falseShare) {

        static Calls of(GroupDifference found) {
            double right = found.genes().stream()
                    .filter(g -> g.called() && g.gene() < CHANGED)
                    .count();
            return new Calls(right / CHANGED, found.called() == 0 ? 0 : 1 - right / found.called());
        }
    }

    private static Cells cells() {
        return new Cells(data.counts(), data.batch().orElseThrow().codes(), new int[0]);
    }

    private static GroupDifference compare(int cellsASide, double delta) {
        return compare(cells(), cellsASide, delta);
    }

    private static GroupDifference compare(Cells cells, int cellsASide, double delta) {
        return new Inference(lane)
                .difference(
                        model,
                        cells,
                        new DifferenceQuery(
                                group(0), group(1), delta, FDR, 2000, cellsASide, OptionalDouble.empty(), 3),
                        Watcher.patient());
    }

    private static int[] group(int kind) {
        int[] kinds = data.labels().orElseThrow().codes();
        return IntStream.range(0, CELLS).filter(c -> kinds[c] == kind).toArray();
    }

    /** A fourfold change up or down by turns; batches change other genes as much. */
    private static PreparedData simulated() {
        var random = new SeedPlan(11).stream("difference-test");
        var sampler = new CountSampler(random);
        double[] base = random.doubles(GENES).map(u -> Math.exp(3 * u - 1.5)).toArray();
        for (int g = 1; g < CHANGED + SHIFTED; g += 2) {
            // What goes up in one kind goes down by as much elsewhere, so that the shares of all other genes stay
            // equal.
            base[g] = base[g - 1];
        }
        int[] kinds = new int[CELLS];
        int[] batches = new int[CELLS];
        float[][] counts = new float[CELLS][GENES];
        for (int c = 0; c < CELLS; c++) {
            kinds[c] = c % 2;
            batches[c] = random.nextDouble() < (kinds[c] == 0 ? 0.8 : 0.2) ? 0 : 1;
            double depth = Math.exp(0.4 * random.nextGaussian());
            for (int g = 0; g < GENES; g++) {
                boolean differs = g < CHANGED ? kinds[c] == g % 2 : g < CHANGED + SHIFTED && batches[c] == g % 2;
                counts[c][g] = sampler.draw(depth * base[g] * (differs ? 4 : 1), 5, 0);
            }
        }
        int[] all = IntStream.range(0, CELLS).toArray();
        return new PreparedData(
                CsrMatrix.ofDense(counts),
                new GeneTable(names("gene", GENES), names("gene", GENES)),
                new CellTable(names("cell", CELLS), List.of()),
                new Split(Arrays.copyOfRange(all, 80, CELLS), Arrays.copyOf(all, 80)),
                Optional.of(new Column.Categorical("kind", List.of("a", "b"), kinds)),
                Optional.of(new Column.Categorical("plate", List.of("p", "q"), batches)));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
