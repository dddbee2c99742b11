package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.CodeDistances;

/** What a path says about itself. */
class PathReportTest {

    private static PathReport report(String lastSet) {
        var steps = new ArrayList<PathReport.Step>();
        for (int i = 0; i < 3; i++) {
            steps.add(new PathReport.Step(i / 2.0, i == 1 ? 3 : 1, "cell" + i));
        }
        return new PathReport(
                "From a to b",
                List.of(new PathReport.Stop("a", 0), new PathReport.Stop("b", 2)),
                List.of(
                        new TraversalReport.Gene("M1", "marker"),
                        new TraversalReport.Gene("M2", "marker"),
                        new TraversalReport.Gene("H1", lastSet)),
                new FloatMatrix(3, 1, new float[3]),
                steps,
                new double[][] {
                    {Math.E - 1, 0, 0}, {0, 0, Math.exp(3) - 1}, {Math.exp(2) - 1, Math.exp(1.5) - 1, Math.E - 1}
                },
                new CodeDistances.Usual(1, 2));
    }

    @Test
    void driftIsTheMedianChangeOfHousekeepingGenesByThatOfMarkers() {
        var report = report("hkg");
        assertThat(report.change(1)).isCloseTo(3, within(1e-12));
        // Markers change by 1 and 3, the housekeeping gene by 1.
        assertThat(report.drift()).hasValueSatisfying(drift -> {
            assertThat(drift.share()).isCloseTo(0.5, within(1e-12));
            assertThat(drift.genes()).isEqualTo(1);
        });
        assertThat(report("wished").drift()).isEmpty();
    }

    @Test
    void aFewHousekeepingGenesAreNoJudges() {
        assertThat(new Drift(3, 4)).matches(drift -> !drift.isSure() && !PathLook.OF_PATHS.isTooMuch(drift));
        assertThat(new Drift(3, 5)).matches(drift -> drift.isSure() && PathLook.OF_PATHS.isTooMuch(drift));
        assertThat(new Drift(0.4, 5)).matches(drift -> !PathLook.OF_PATHS.isTooMuch(drift));
        assertThat(new Drift(3, 1).basis()).isEqualTo("1 gene: too few to judge by");
        assertThat(new Drift(3, 10).basis()).isEqualTo("10 genes");
    }

    @Test
    void placesWithoutCellsOnTheMapAreTold() {
        var near = report("hkg");
        assertThat(near.emptyPlaces()).isEmpty();
        var stops = List.of(
                new PathReport.Stop("a", 0, DecodedPlace.Standing.NONE),
                new PathReport.Stop("b", 1, DecodedPlace.Standing.SPARSE),
                new PathReport.Stop("c", 2, DecodedPlace.Standing.NEAR));
        var empty = new PathReport(
                near.name(), stops, near.genes(), near.codes(), near.steps(), near.rates(), near.usual());
        assertThat(empty.trust())
                .startsWith(near.trust())
                .endsWith(
                        "2 of 3 places were chosen where the map has few cells or none: a mean of cells around stands for each.");
    }

    @Test
    void stepsBeyondNearlyAllCellsAreFar() {
        var report = report("hkg");
        assertThat(report.farSteps()).isEqualTo(1);
        assertThat(report.isFar(1)).isTrue();
        var table = report.table();
        assertThat(table.rows()).isEqualTo(9);
        assertThat(table.row().apply(4))
                .startsWith("M2", "marker", "2", "0.5", "0.0")
                .endsWith("true", "cell1");
        assertThat(table.row().apply(0)).hasSameSizeAs(table.header());
        int low = table.header().indexOf("low");
        assertThat(table.row().apply(4).subList(low, low + 2))
                .as("nobody asked")
                .containsExactly("", "");
        double[][] ones = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
        double[][] twos = {{2, 2, 2}, {2, 2, 2}, {2, 2, 2}};
        assertThat(report.within(new PathReport.Band(ones, twos))
                        .table()
                        .row()
                        .apply(4)
                        .subList(low, low + 2))
                .containsExactly("1.0", "2.0");
    }
}
