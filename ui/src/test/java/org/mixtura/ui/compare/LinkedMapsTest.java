package org.mixtura.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellDetails;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** Maps of two runs of the same cells, of which the second lacks the first ten and has them in another order. */
class LinkedMapsTest {

    private final List<Problem> problems = new ArrayList<>();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private final StoredRun whole = typed(Samples.run(Path.of("a"), Samples.spec(Path.of("d.h5ad"), 0)));
    private final StoredRun part = backwards(whole);

    private static StoredRun typed(StoredRun run) {
        var types = IntStream.range(0, run.cells().size())
                .mapToObj(cell -> cell % 2 == 0 ? "T" : "B")
                .toList();
        return run.withCells(run.cells().with(Column.Categorical.of("type", types)));
    }

    private static StoredRun backwards(StoredRun run) {
        int n = run.cells().size();
        int[] rows = IntStream.range(0, n - 10).map(i -> n - 1 - i).toArray();
        return new StoredRun(
                Path.of("b"),
                run.spec(),
                run.fingerprint(),
                run.status(),
                run.metrics(),
                run.cells().select(rows),
                rows,
                run.genes(),
                run.latent().select(rows),
                run.umap().select(rows));
    }

    private LinkedMaps maps(boolean onlySeeds) {
        return new LinkedMaps(
                LinkedRuns.of(List.of(whole, part), List.of("A", "B")),
                Optional.of("type"),
                onlySeeds,
                tasks,
                problems::add);
    }

    private static BitSet cells(int from, int to) {
        var bits = new BitSet();
        bits.set(from, to);
        return bits;
    }

    @Test
    void whatIsSelectedOrPointedAtInOneMapIsSoInTheOther() {
        var maps = maps(true);
        var second = maps.scatters().get(1).view();
        second.select(CellSelection.Change.REPLACE, cells(5, 15));
        assertThat(maps.shared().selection().size()).isEqualTo(10);
        assertThat(maps.selectedProperty().get()).isEqualTo("10 cells selected; 5 of them are not in B");
        assertThat(maps.barcodes()).startsWith("cell5\ncell6\n");
        second.hoveredProperty().set(20);
        assertThat(maps.shared().hoveredProperty().get()).isEqualTo(20);
        // The same cell lies at the same place, whatever row it has.
        var first = maps.scatters().getFirst().points();
        var other = maps.scatters().get(1).points();
        assertThat(other.x()[20]).isEqualTo(whole.umap().at(20, 0));
        assertThat(first.x()[3]).isEqualTo(whole.umap().at(3, 0));
        assertThat(other.x()[3]).isNaN();
    }

    @Test
    void cellsThatARunLacksAreTold() {
        var maps = maps(true);
        assertThat(maps.wordsProperty().get()).isEqualTo("50 of 60 cells are in all 2 runs");
        assertThat(maps.runs().words(0)).isEqualTo("60 cells");
        assertThat(maps.runs().words(1)).isEqualTo("50 cells, lacks 10 of the others");
        var card = maps.details().of(3);
        assertThat(card.title()).isEqualTo("cell3");
        assertThat(card.facts()).contains(new CellDetails.Fact("B", "not among its cells"));
    }

    @Test
    void mapsHaveTheSameColoursAndHideTheSameLevels() {
        var maps = maps(true);
        assertThat(maps.colourProperty().get()).isEqualTo("type");
        maps.colourBy(LinkedRuns.GROUPS);
        maps.shared().toggle(1);
        maps.scatters().forEach(scatter -> {
            assertThat(scatter.view().colouring()).isInstanceOf(Colouring.ByLevel.class);
            assertThat(scatter.view().hidden()).containsExactly(1);
            assertThat(scatter.view().isVisible(30)).isTrue();
            assertThat(scatter.view().isVisible(31)).isFalse();
        });
        var own = (Colouring.ByLevel) maps.scatters().get(1).view().colouring();
        // A cell that the second run lacks has no group there.
        assertThat(own.column().codes()[3]).isEqualTo(Column.Categorical.MISSING);
    }

    @Test
    void stabilityIsMeasuredWhenItIsAskedFor() {
        var maps = maps(false);
        assertThat(maps.table()).isEmpty();
        maps.colourBy(LinkedRuns.Stability.NEIGHBOURS.label());
        assertThat(problems).isEmpty();
        // The same codes in both, so all neighbours stay.
        assertThat(maps.wordsProperty().get())
                .contains("two runs share 100.0 %")
                .contains("differ in more than their seeds");
        assertThat(maps.shared().colouring().title()).isEqualTo(LinkedRuns.Stability.NEIGHBOURS.label());
        assertThat(maps.table().orElseThrow().rows()).isEqualTo(60);
        maps.colourBy(LinkedRuns.Stability.GROUP.label());
        assertThat(maps.wordsProperty().get()).contains("100.0 % of the runs agree");
        maps.colourBy("type");
        assertThat(maps.wordsProperty().get()).isEqualTo("50 of 60 cells are in all 2 runs");
    }

    @Test
    void mapsAreTurnedAlikeOrAsTheirRunsHaveThem() {
        var maps = maps(true);
        var turned = maps.scatters().get(1).points();
        maps.alignedProperty().set(false);
        assertThat(maps.scatters().get(1).points())
                .isNotSameAs(turned)
                .isSameAs(maps.runs().own().get(1));
    }

    @Test
    void fourMapsStandInASquareWhereThereIsNoRoomInARow() {
        assertThat(EvenTiles.columns(4, 700, 450)).isEqualTo(2);
        assertThat(EvenTiles.columns(4, 1200, 250)).isEqualTo(4);
        assertThat(EvenTiles.columns(3, 900, 300)).isEqualTo(3);
        assertThat(EvenTiles.columns(2, 300, 700)).isEqualTo(1);
    }
}
