package org.mixtura.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NormalisedCounts;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.infer.Watcher;

/** Suggestions of cell types and their evidence. */
class AnnotatorTest {

    private static final int GENES = 40;

    /** Two groups of 30 cells; genes 0 to 7 are high in the first, 8 to 15 in the second, the others alike. */
    private static MarkerReport markers() {
        float[][] counts = new float[60][GENES];
        for (int cell = 0; cell < 60; cell++) {
            for (int gene = 0; gene < GENES; gene++) {
                counts[cell][gene] = 1 + (cell * 7 + gene * 3) % 4 + (gene / 8 == cell / 30 ? 9 : 0);
            }
        }
        var names = IntStream.range(0, GENES).mapToObj(gene -> "G" + gene).toList();
        return new MarkerSearch(
                        new NormalisedCounts(
                                CsrMatrix.ofDense(counts),
                                IntStream.range(0, 60).toArray(),
                                true),
                        new GeneTable(names, names))
                .of(
                        new Column.Categorical(
                                "cluster",
                                List.of("x", "y"),
                                IntStream.range(0, 60).map(cell -> cell / 30).toArray()),
                        Watcher.patient());
    }

    private static GeneSet set(String name, int from, int to) {
        return new GeneSet(
                name,
                "test",
                IntStream.range(from, to).mapToObj(gene -> "g" + gene).toList());
    }

    private static AnnotationReport annotated(int most) {
        return new Annotator(
                        List.of(
                                set("first", 0, 8),
                                set("second", 9, 16),
                                set("mixed", 6, 10),
                                set("others", 16, 36),
                                set("unknown", 100, 120),
                                set("tiny", 0, 2)),
                        most)
                .of(markers());
    }

    @Test
    void tailsAreThoseOfScipy() {
        var tails = Golden.cases("markers").skip(1).findFirst().orElseThrow().expected("tails");
        assertThat(tails).isNotEmpty().allSatisfy(tail -> assertThat(Hypergeometric.atLeast(
                        tail.get("both").asInt(),
                        tail.get("background").asInt(),
                        tail.get("set").asInt(),
                        tail.get("drawn").asInt()))
                .isCloseTo(tail.get("p").asDouble(), withinPercentage(1e-6)));
    }

    @Test
    void aTypeIsSuggestedWithItsEvidence() {
        var report = annotated(Annotator.MARKERS);
        var first = report.groups().getFirst();
        var best = first.best().orElseThrow();
        assertThat(best.type()).isEqualTo("first");
        assertThat(best.genes()).hasSize(8).contains("G0", "G7");
        assertThat(best.ofSet()).isEqualTo(8);
        assertThat(first.markers()).isEqualTo(8);
        assertThat(best.p()).isCloseTo(Hypergeometric.atLeast(8, report.background(), 8, 8), withinPercentage(1e-9));
        assertThat(best.q()).isGreaterThanOrEqualTo(best.p());
        assertThat(report.groups().get(1).best())
                .get()
                .extracting(Suggestion::type)
                .isEqualTo("second");
    }

    @Test
    void onlyGenesThatWereTestedAndAreInASetCount() {
        var report = annotated(Annotator.MARKERS);
        assertThat(report.background()).isEqualTo(36);
        assertThat(report.sets()).as("without the unknown and the tiny one").isEqualTo(4);
    }

    @Test
    void fewerMarkersAreLessEvidence() {
        assertThat(annotated(3).groups().getFirst().best()).get().satisfies(best -> assertThat(best.genes())
                .hasSize(3));
    }

    @Test
    void aTableHasALineForEachSuggestion() {
        var report = annotated(Annotator.MARKERS);
        var table = report.table();
        assertThat(table.rows())
                .isEqualTo(report.groups().stream()
                        .mapToInt(g -> g.suggestions().size())
                        .sum());
        assertThat(table.row().apply(0)).startsWith("x", "1", "first", "test", "8", "8", "8", "36");
        assertThat(table.row().apply(0)).hasSameSizeAs(table.header());
    }

    @Test
    void falseDiscoveryRatesNeverFallWithP() {
        assertThat(FalseDiscovery.rates(new double[] {0.01, 0.04, 0.03, 0.2}))
                .containsExactly(0.04, 0.05333333333333334, 0.05333333333333334, 0.2);
        assertThat(FalseDiscovery.rates(new double[0])).isEmpty();
    }
}
