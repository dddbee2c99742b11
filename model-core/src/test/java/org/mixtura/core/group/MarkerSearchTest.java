package org.mixtura.core.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NormalisedCounts;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.infer.Watcher;

/** Markers of groups against numbers of scipy, and what a user must be able to rely on. */
class MarkerSearchTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    private static MarkerReport markers(float[][] counts, boolean counted, int[] codes) {
        var names = IntStream.range(0, counts[0].length).mapToObj(g -> "g" + g).toList();
        int[] rows = IntStream.range(0, counts.length).toArray();
        return new MarkerSearch(
                        new NormalisedCounts(CsrMatrix.ofDense(counts), rows, counted), new GeneTable(names, names))
                .of(new Column.Categorical("group", NAMES, codes), Watcher.patient());
    }

    private static float[][] dense(JsonNode array) {
        double[] values = Golden.numbers(array);
        int genes = (int) Golden.shape(array)[1];
        float[][] rows = new float[values.length / genes][genes];
        Arrays.setAll(values, i -> rows[i / genes][i % genes] = (float) values[i]);
        return rows;
    }

    @Test
    void aRateThatIsTooSmallForANumberIsNotCalledZero() {
        assertThat(GeneMarker.text(0)).isEqualTo("<1e-300");
        assertThat(GeneMarker.text(4.94e-12)).isEqualTo("5e-12");
        assertThat(GeneMarker.text(1)).isEqualTo("1e+00");
    }

    @Test
    void everyNumberIsThatOfScipy() {
        var golden = Golden.cases("markers").findFirst().orElseThrow();
        int[] codes = Arrays.stream(Golden.numbers(golden.input("group")))
                .mapToInt(g -> (int) g)
                .toArray();
        var report = markers(dense(golden.input("counts")), true, codes);

        int[] tested = Arrays.stream(Golden.numbers(golden.expected("tested")))
                .mapToInt(g -> (int) g)
                .toArray();
        assertThat(report.tested()).isEqualTo(tested.length);
        for (int g = 0; g < NAMES.size(); g++) {
            var expected = golden.expected("groups").get(g);
            var own = report.groups().get(g);
            for (int place = 0; place < own.size(); place++) {
                var found = own.at(place);
                int i = Arrays.binarySearch(tested, found.gene());
                assertThat(found.score()).isCloseTo(at(expected, "score", i), within(1e-6));
                assertThat(found.p()).isCloseTo(at(expected, "p", i), withinPercentage(1e-4));
                assertThat(found.q()).isCloseTo(at(expected, "q", i), withinPercentage(1e-4));
                assertThat(found.logFold()).isCloseTo(at(expected, "log_fold", i), within(1e-5));
                assertThat(found.share()).isCloseTo(at(expected, "share", i), within(1e-6));
                assertThat(found.shareElsewhere()).isCloseTo(at(expected, "share_elsewhere", i), within(1e-6));
                assertThat(found.mean()).isCloseTo(at(expected, "mean", i), within(1e-5));
            }
            assertThat(IntStream.range(0, own.size()).mapToObj(own::at).map(GeneMarker::score))
                    .isSortedAccordingTo((x, y) -> Double.compare(y, x));
        }
        assertThat(report.groups().get(0).best(5)).extracting(GeneMarker::gene).startsWith(0);
        assertThat(report.rankOf(1, "G1")).isEqualTo(1);
        assertThat(report.rankOf(1, "g5")).as("no cell has it").isZero();
    }

    private static double at(JsonNode group, String fact, int gene) {
        return group.get(fact).get(gene).asDouble();
    }

    @Test
    void rareCellsHaveTheirPValuesToTheTail() {
        assertThat(RankSums.p(0)).isCloseTo(1, within(1e-12));
        assertThat(RankSums.p(-1.959963984540054)).isCloseTo(0.05, within(1e-12));
        // scipy.stats.norm.sf(30) * 2
        assertThat(RankSums.p(30)).isCloseTo(9.813427854297537e-198, withinPercentage(1e-6));
    }

    @Test
    void valuesThatAreNoCountsMayBeNegative() {
        float[][] scaled = {{-2}, {-1}, {0}, {0}, {1}, {3}};
        var report = markers(scaled, false, new int[] {0, 0, 0, 1, 1, 1});
        var marker = report.groups().get(1).at(0);
        // Ranks of the second group are 3.5, 5 and 6; the variance has one tie of two.
        assertThat(marker.score()).isCloseTo((14.5 - 10.5) / Math.sqrt(9.0 / 12 * (7 - 6.0 / 30)), within(1e-12));
        assertThat(marker.logFold()).isCloseTo((4 / 3.0 + 1) / Math.log(2), within(1e-6));
        assertThat(report.groups()).extracting(GroupMarkers::name).containsExactly("a", "b");
    }

    @Test
    void oneGroupHasNothingToBeComparedWith() {
        assertThatThrownBy(() -> markers(new float[][] {{1}, {2}}, true, new int[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two groups");
    }

    @Test
    void aTableHasALineForEachGroupAndGene() {
        float[][] counts = {{5, 1}, {6, 1}, {0, 2}, {0, 3}};
        var table = markers(counts, true, new int[] {0, 0, 1, 1}).table(1);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.row().apply(0)).startsWith("a", "1", "g0", "g0");
        assertThat(table.row().apply(1)).startsWith("b", "1", "g1", "g1");
        assertThat(table.row().apply(1)).hasSameSizeAs(table.header());
    }
}
