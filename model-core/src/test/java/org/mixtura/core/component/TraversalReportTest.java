package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.figure.TraversalFigure;
import org.mixtura.core.infer.Traversal;

/** How genes along a state are judged, listed and drawn. */
class TraversalReportTest {

    private final TraversalReport report = new TraversalReport(
            List.of(new TraversalReport.Gene("FOS", "ieg"), new TraversalReport.Gene("ACTB", "hkg")),
            List.of(new TraversalReport.Category(0, "1 (T cell)"), new TraversalReport.Category(4, "5")),
            List.of(
                    new Traversal(0, 0, 7, 0, new double[] {-1, 0, 1}, new double[][] {{0, 1, 2}, {3, 3, 3}}),
                    new Traversal(0, 4, 9, 0, new double[] {-2, 0, 2}, new double[][] {{4, 2, 1}, {3, 3, 3}})));

    @Test
    void aGeneIsScaledByItsLargestValueInAnyCategory() {
        var first = report.traversals().getFirst();
        assertThat(report.most(0, 0, 0)).isEqualTo(4);
        assertThat(report.change(first, 0)).isEqualTo(0.5);
        assertThat(report.change(first, 1)).isZero();
        assertThat(report.monotonicity(first, 0)).isCloseTo(1, within(1e-6));
        assertThat(report.monotonicity(report.traversals().get(1), 0)).isCloseTo(-1, within(1e-6));
    }

    @Test
    void theTableHasALineForEachValue() {
        var table = report.table();
        assertThat(table.rows()).isEqualTo(2 * 2 * 3);
        assertThat(table.header())
                .containsExactly(
                        "arm", "category", "dimension", "gene", "set", "state", "expression", "normalised", "spearman");
        assertThat(IntStream.range(0, 12).mapToObj(table.row()::apply).map(line -> line.subList(0, 8)))
                .contains(List.of("1", "1 (T cell)", "1", "FOS", "ieg", "1.0", "2.0", "0.5"))
                .contains(List.of("1", "5", "1", "FOS", "ieg", "-2.0", "4.0", "1.0"));
    }

    @Test
    void theFigureShowsTheSameShares() {
        var figure = TraversalFigure.of(report, 0, 0);
        assertThat(figure.categories()).containsExactly("1 (T cell)", "5");
        assertThat(figure.rows().getFirst().strips()).isDeepEqualTo(new double[][] {{0, 0.25, 0.5}, {1, 0.5, 0.25}});
        assertThatThrownBy(() -> TraversalFigure.of(report, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
