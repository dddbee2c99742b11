package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.PathPoint;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.MapMarks;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.map.MapAxis;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.chart.PlaceTool;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/** Places and paths that are chosen in scatters. */
class ProbeModelTest {

    private final List<Problem> problems = new ArrayList<>();
    private final FakeOutputs outputs = new FakeOutputs();

    @TempDir
    private Path folder;

    private ExploreViewModel model() {
        var run = Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0)));
        return new ExploreViewModel(
                run,
                "DGD",
                new FakeSource(
                                () -> {
                                    throw new IllegalStateException("no genes");
                                },
                                outputs)
                        .withMixture(Samples.mixture()),
                new EditHistory(Runnable::run, problems::add),
                new Tasks(Runnable::run, Runnable::run),
                problems::add);
    }

    private static PlaceTool.Press press(LinkedView.Mode mode, double x, double y, boolean shift, boolean alt) {
        return new PlaceTool.Press(mode, x, y, 0.1, 0.1, shift, alt);
    }

    private static void click(PaneProbe probe, double x, double y) {
        probe.pressed(press(LinkedView.Mode.PATH, x, y, false, false));
        probe.released();
    }

    @Test
    void aClickDecodesAndShiftClickSetsTheAnchor() {
        var model = model();
        var map = model.panes().panes().getFirst();
        var probe = new PaneProbe(model.probe(), map, () -> {});
        probe.pressed(press(LinkedView.Mode.PLACE, 1, 2, false, false));
        probe.released();
        assertThat(outputs.decoder().places()).containsExactly(new PathPoint.OnMap(1, 2));
        assertThat(model.probe().decode().decodedProperty().get().orElseThrow().isFar())
                .isTrue();
        probe.pressed(press(LinkedView.Mode.PLACE, 3, 4, true, false));
        assertThat(outputs.decoder().anchors().getLast()).hasValue(new PathPoint.OnMap(3, 4));
        assertThat(outputs.decoder().places().getLast()).isEqualTo(new PathPoint.OnMap(1, 2));
        model.probe().anchorOnComponent(2);
        assertThat(outputs.decoder().anchors().getLast()).hasValue(new PathPoint.Component(2));
        var figure = model.probe().decode().figure().orElseThrow();
        assertThat(figure.panel().orElseThrow().drawing())
                .isEqualTo(ModelFigureRequest.of(ModelFigureRequest.Kind.DECODE, List.of(new PathPoint.OnMap(1, 2)))
                        .against(java.util.Optional.of(new PathPoint.Component(2))));
    }

    @Test
    void onLatentAxesAPlaceHasBothValuesAndOthersAsWished() {
        var model = model();
        var latent = model.panes().panes().getLast();
        model.probe().othersProperty().set(PathPoint.Others.COMPONENT);
        model.probe().place(latent, 0.5, -1, false);
        assertThat(outputs.decoder().places())
                .containsExactly(new PathPoint.OnAxes(
                        List.of(new PathPoint.Coordinate(false, 1, 0.5), new PathPoint.Coordinate(false, 2, -1)),
                        PathPoint.Others.COMPONENT));
    }

    @Test
    void otherAxesAreRefusedInWords() {
        var model = model();
        var map = model.panes().panes().getFirst();
        map.yProperty()
                .set(new MapAxis.Number(model.run().cells().columns().stream()
                        .filter(Column.Numeric.class::isInstance)
                        .map(Column::name)
                        .findFirst()
                        .orElseThrow()));
        model.probe().place(map, 1, 2, false);
        assertThat(model.probe().decode().problemProperty().get()).contains("lead back into the latent space");
        assertThat(outputs.decoder().places()).isEmpty();
    }

    @Test
    void clicksMakeAPathAndDraggingKeepsItsGenes() {
        var model = model();
        var map = model.panes().panes().getFirst();
        var probe = new PaneProbe(model.probe(), map, () -> {});
        click(probe, 0, 0);
        assertThat(outputs.decoder().followed()).as("one end is no path").isEmpty();
        click(probe, 1, 1);
        assertThat(outputs.decoder().followed().getLast().through())
                .containsExactly(new PathPoint.OnMap(0, 0), new PathPoint.OnMap(1, 1));
        int chosen = outputs.decoder().chosen().size();
        probe.pressed(press(LinkedView.Mode.PATH, 1.02, 1.02, false, false));
        probe.dragged(2, 2);
        probe.dragged(3, 3);
        assertThat(outputs.decoder().chosen()).as("while dragging").hasSize(chosen);
        assertThat(outputs.decoder().followed().getLast().through().getLast()).isEqualTo(new PathPoint.OnMap(3, 3));
        probe.released();
        assertThat(outputs.decoder().chosen()).as("let go").hasSize(chosen + 1);
        probe.pressed(press(LinkedView.Mode.PATH, 0, 0, false, true));
        probe.released();
        assertThat(model.probe().path().stops()).hasSize(1);
        assertThat(model.probe().path().followedProperty().get()).isEmpty();
    }

    @Test
    void aLineDrawnByHandBecomesItsCorners() {
        var model = model();
        var probe = new PaneProbe(model.probe(), model.panes().panes().getFirst(), () -> {});
        probe.pressed(press(LinkedView.Mode.PATH, 0, 0, false, false));
        for (int i = 1; i <= 10; i++) {
            probe.dragged(i * 0.2, 0);
        }
        for (int i = 1; i <= 10; i++) {
            probe.dragged(2, i * 0.2);
        }
        assertThat(probe.line().orElseThrow()).hasSizeGreaterThan(10);
        probe.released();
        assertThat(model.probe().path().stops())
                .extracting(Placed::point)
                .containsExactly(new PathPoint.OnMap(0, 0), new PathPoint.OnMap(2, 0), new PathPoint.OnMap(2, 2));
    }

    @Test
    void aPathIsInTheFigureOfTheMapItWasDrawnIn() {
        var model = model();
        var pane = model.panes().panes().getFirst();
        model.probe().drawPath(pane, List.of(new double[] {0, 0}, new double[] {2, 1}));
        var seen = new SeenFigure(
                        model.shownProperty().get(),
                        pane.scatter(),
                        pane.shownX(),
                        pane.shownY(),
                        false,
                        List.of(),
                        Optional.empty(),
                        model.probe().marks(pane))
                .draft(1);
        assertThat(seen.figure()).isInstanceOfSatisfying(ScatterFigure.class, figure -> {
            assertThat(figure.marks().stops()).containsExactly(new MapMarks.Spot(0, 0), new MapMarks.Spot(2, 1));
            assertThat(figure.marks().steps())
                    .hasSameSizeAs(model.probe()
                            .path()
                            .followedProperty()
                            .get()
                            .orElseThrow()
                            .report()
                            .codes()
                            .column(0));
        });
        model.probe().clear();
        assertThat(model.probe().marks(pane).isEmpty()).isTrue();
    }

    @Test
    void selectedCellsAndComponentsAreStops() {
        var model = model();
        var cells = new BitSet();
        cells.set(3);
        cells.set(4);
        model.view().select(CellSelection.Change.REPLACE, cells);
        model.probe().pathToSelection();
        model.probe().pathToComponent(2, model.components().meanOf(2).orElseThrow());
        var through = outputs.decoder().followed().getLast().through();
        assertThat(through.getFirst()).hasToString("2 cells");
        assertThat(through.getLast()).isEqualTo(new PathPoint.Component(2));
        assertThat(model.probe().path().stops()).allMatch(Placed::isDrawn);
        model.probe().decodeStep(1);
        assertThat(outputs.decoder().places().getLast())
                .isInstanceOfSatisfying(
                        PathPoint.OnAxes.class,
                        place -> assertThat(place.at().getFirst().value()).isEqualTo(2));
    }

    @Test
    void whatIsHeldIsFreed() {
        var model = model();
        model.probe().place(model.panes().active(), 0, 0, false);
        model.probe().close();
        assertThat(outputs.decoder().isClosed()).isTrue();
    }
}
