package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
                    new Traversal(
                            0,
                            4,
                            9,
                            0,
                            new double[] {-2, 0, 2},
                            new double[][] {{4, 2, 1}, {3, 3, 3}},
                            new Traversal.Width(1.3, new double[][] {{5, 3.5, 1.8}, {3, 3, 3}}, new double[][] {
                                {2.2, 1.1, 0.5}, {3, 3, 3}
                            }),
                            new double[] {0.5, 0.2, 1.5},
                            new int[] {3, 9, 5})));

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
    void theIntervalIsWhatIsExpectedWithinThePosteriorOfTheState() {
        // 1.64 standard deviations of 1.3 reach from -2 to 0 and a little farther, and as far beyond the first and last
        // value.
        var strip = report.traversals().get(1);
        assertThat(strip.interval(0, 0)).isEqualTo(new Traversal.Interval(2, 5));
        assertThat(strip.interval(0, 1)).isEqualTo(new Traversal.Interval(1, 4));
        assertThat(strip.interval(0, 2)).isEqualTo(new Traversal.Interval(0.5, 2));
        assertThat(strip.select(new int[] {1, 0}).interval(1, 0)).isEqualTo(new Traversal.Interval(2, 5));
        assertThat(report.traversals().getFirst().interval(0, 1))
                .as("nothing is known of its width")
                .isEqualTo(new Traversal.Interval(1, 1));
    }

    @Test
    void theTableHasALineForEachValue() {
        var table = report.table();
        assertThat(table.rows()).isEqualTo(2 * 2 * 3);
        assertThat(table.header())
                .containsExactly(
                        "arm",
                        "category",
                        "dimension",
                        "gene",
                        "set",
                        "state",
                        "expression",
                        "normalised",
                        "spearman",
                        "distance",
                        "state_sd",
                        "low",
                        "high");
        assertThat(IntStream.range(0, 12).mapToObj(table.row()::apply).map(line -> line.subList(0, 8)))
                .contains(List.of("1", "1 (T cell)", "1", "FOS", "ieg", "1.0", "2.0", "0.5"))
                .contains(List.of("1", "5", "1", "FOS", "ieg", "-2.0", "4.0", "1.0"));
    }

    @Test
    void housekeepingGenesAreHeldAgainstTheSetThatChangesMost() {
        assertThat(report.change("ieg", 0)).hasValueCloseTo(0.75, within(1e-9));
        assertThat(report.change("hkg", 0)).hasValue(0);
        assertThat(report.change("marker", 0)).isEmpty();
        assertThat(report.drift(0)).hasValue(new Drift(0, 1));
        var alone = new TraversalReport(
                List.of(new TraversalReport.Gene("FOS", "ieg")), report.categories(), report.traversals());
        assertThat(alone.drift(0)).isEmpty();
    }

    @Test
    void theFigureSaysWhatIsAtAPoint() {
        var figure = TraversalFigure.of(report, OptionalInt.empty(), 0, PathLook.of(PathScale.SHARE, PathOrder.GIVEN));
        assertThat(figure.title()).isEqualTo("State 1");
        double width = 400;
        var seen = new LinkedHashSet<String>();
        for (double y = 0; y < figure.heightAt(width); y++) {
            for (double x = 0; x < width; x += 2) {
                figure.at(x, y, width).ifPresent(spot -> seen.add(figure.words(spot)));
            }
        }
        assertThat(seen)
                .contains(
                        "FOS",
                        "ACTB",
                        "FOS in 1 (T cell), state -1.00: 0.00 counts per 10,000, 0 % of its largest, log +0.00 since the lowest state",
                        "FOS in 5, state 2.00: 1.00 counts per 10,000 (0.500 to 2.00 within its posterior), 25 % of its largest, log -0.92 since the lowest state; distance"
                                + " to cells 1.50, farther than they are from each other",
                        "ACTB in 5, state 0.00: 3.00 counts per 10,000 (3.00 to 3.00 within its posterior), 100 % of its largest, log +0.00 since the lowest state;"
                                + " distance to cells 0.20");
        assertThatThrownBy(() ->
                        TraversalFigure.of(report, OptionalInt.of(1), 0, PathLook.of(PathScale.Z, PathOrder.TREE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void categoriesStandAsInTheirTreeAndArmsBelowEachOther() {
        var second = report.traversals().stream()
                .map(each -> new Traversal(
                        1, each.category(), each.cell(), each.dimension(), each.state(), each.expression()))
                .toList();
        var all = new ArrayList<>(report.traversals());
        all.addAll(second);
        var turned = new TypeTree(List.of(new TypeTree.Merge(0, 1, 0.5)), new int[] {1, 0});
        var both = new TraversalReport(report.genes(), report.categories(), all, Optional.of(turned), false);
        var figure = TraversalFigure.of(both, OptionalInt.empty(), 0, PathLook.of(PathScale.CHANGE, PathOrder.CHANGE));
        assertThat(figure.title()).isEqualTo("State 1, arms 1 to 2");
        double width = 400;
        var fromTheLeft = new LinkedHashSet<Integer>();
        var fromTheTop = new LinkedHashSet<Integer>();
        for (double y = 0; y < figure.heightAt(width); y++) {
            for (double x = 0; x < width; x++) {
                figure.at(x, y, width).flatMap(TraversalFigure.Spot::strip).ifPresent(strip -> {
                    fromTheLeft.add(strip.category());
                    fromTheTop.add(strip.arm());
                });
            }
        }
        assertThat(fromTheLeft).containsExactly(4, 0);
        assertThat(fromTheTop).containsExactly(0, 1);
    }
}
