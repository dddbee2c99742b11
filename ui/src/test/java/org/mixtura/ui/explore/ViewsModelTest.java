package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.project.Layer;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

class ViewsModelTest {

    private static final DataWindow PART = new DataWindow(-1, 2, -3, 4);

    private final List<Problem> problems = new ArrayList<>();
    private final EditHistory history = new EditHistory(Runnable::run, problems::add);

    @TempDir
    private Path folder;

    private ExploreViewModel model;

    private static final class TwoGenes implements ExpressionSource {

        @Override
        public GeneTable genes() {
            return new GeneTable(List.of("E1", "E2"), List.of("CD3D", "MS4A1"));
        }

        @Override
        public float[] logNormalised(int gene) {
            float[] values = new float[60];
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] = cell % 7 + gene;
            }
            return values;
        }

        @Override
        public float[] counts(int gene) {
            return logNormalised(gene);
        }
    }

    @BeforeEach
    void open() throws IOException {
        model = open("run");
    }

    private ExploreViewModel open(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        var run = Samples.run(folder.resolve(name), Samples.spec(folder.resolve("pbmc.h5ad"), 0));
        return new ExploreViewModel(
                run,
                "scVI",
                new FakeSource(TwoGenes::new, new FakeOutputs()),
                history,
                new Tasks(Runnable::run, Runnable::run),
                problems::add);
    }

    private static CellSelection cells(int from, int to) {
        var bits = new BitSet();
        bits.set(from, to);
        return CellSelection.of(bits);
    }

    private List<String> axes() {
        return model.panes().panes().stream()
                .map(pane -> pane.shownX().text() + " " + pane.shownY().text())
                .toList();
    }

    @Test
    void aViewBringsBackEverythingThatWasSeen() {
        var first = model.panes().panes().getFirst();
        model.panes().open(new MapAxis.Gene("CD3D"), new MapAxis.Gene("MS4A1"));
        var genes = model.panes().panes().getLast();
        model.colours().byGene("MS4A1");
        model.view().clip(1.5, 4);
        first.links().cameraProperty().set(false);
        first.scatter().windowProperty().set(PART);
        genes.scatter().windowProperty().set(PART);
        model.namesProperty().set(false);
        model.componentsShownProperty().set(false);
        model.shared().sizeFactorProperty().set(2);
        model.shared().opacityFactorProperty().set(0.5);
        model.shared().selectionProperty().set(cells(3, 9));
        model.shared().hiddenCellsProperty().set(cells(20, 25));
        model.panes().arrangementProperty().set(PanesModel.Arrangement.ROW);
        var saved = model.views().save();
        assertThat(saved.name()).isEqualTo("MS4A1 on CD3D × MS4A1 and 2 more");
        var seen = axes();

        model.panes().close(genes);
        model.panes().panes().getFirst().xProperty().set(new MapAxis.Principal(0));
        model.colours().by(model.run().clusters());
        model.namesProperty().set(true);
        model.componentsShownProperty().set(true);
        model.shared().sizeFactorProperty().set(1);
        model.shared().opacityFactorProperty().set(1);
        model.shared().clearSelection();
        model.shared().hiddenCellsProperty().set(CellSelection.NONE);
        model.panes().arrangementProperty().set(PanesModel.Arrangement.GRID);

        model.views().show(1);
        assertThat(axes()).isEqualTo(seen).hasSize(3);
        assertThat(model.panes().panes().getFirst().scatter().window()).isEqualTo(PART);
        assertThat(model.panes().panes().getLast().scatter().window()).isEqualTo(PART);
        assertThat(model.panes().panes().getFirst().links().cameraProperty().get())
                .isFalse();
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.ByValue.class, values -> {
            assertThat(values.name()).isEqualTo("MS4A1");
            assertThat(values.low()).isEqualTo(1.5);
            assertThat(values.high()).isEqualTo(4);
        });
        assertThat(model.namesProperty().get()).isFalse();
        assertThat(model.componentsShownProperty().get()).isFalse();
        assertThat(model.shared().sizeFactorProperty().get()).isEqualTo(2);
        assertThat(model.shared().opacityFactorProperty().get()).isEqualTo(0.5);
        assertThat(model.shared().selection().size()).isEqualTo(6);
        assertThat(model.shared().hiddenCellsProperty().get().contains(24)).isTrue();
        assertThat(model.panes().arrangementProperty().get()).isEqualTo(PanesModel.Arrangement.ROW);
        assertThat(problems).isEmpty();
    }

    @Test
    void hiddenLevelsAreKeptAndColoursAreThoseOfTheRun() {
        model.view().toggle(1);
        model.views().save();
        model.view().toggle(1);
        model.layers().colour("kmeans", "0", Optional.of(0xff112233));
        model.colours().byGene("CD3D");
        model.views().show(1);
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.ByLevel.class, levels -> {
            assertThat(levels.hidden()).containsExactly(1);
            assertThat(levels.colours()[0]).as("given after the view was saved").isEqualTo(0xff112233);
        });
    }

    @Test
    void mapsWithColoursOfTheirOwnKeepThem() {
        var second = model.panes().panes().getLast();
        second.links().colourProperty().set(false);
        model.panes().activeProperty().set(second);
        model.colours().byGene("CD3D");
        model.views().save();
        model.colours().byGene("MS4A1");
        second.links().colourProperty().set(true);
        model.views().show(1);
        assertThat(model.panes().panes().getFirst().view().colouring().title()).isEqualTo("kmeans");
        assertThat(model.panes().panes().getLast().view().colouring().title()).isEqualTo("CD3D");
    }

    @Test
    void viewsAreStepsAndOfOneRun() throws IOException {
        model.views().save();
        model.colours().byGene("CD3D");
        var second = model.views().save();
        assertThat(model.views().viewsProperty().get())
                .extracting(SavedView::number)
                .containsExactly(1, 2);
        model.views().rename(second, "T cells");
        assertThat(history.undoNameProperty().get()).startsWith("Rename view");
        model.views().remove(model.views().viewsProperty().get().getFirst());
        assertThat(model.views().viewsProperty().get())
                .singleElement()
                .extracting(SavedView::name)
                .isEqualTo("T cells");
        assertThat(model.views().save().number()).as("the number that is free").isEqualTo(1);
        history.undo();
        history.undo();
        assertThat(model.views().viewsProperty().get()).hasSize(2);
        assertThat(open("other").views().viewsProperty().get()).isEmpty();
    }

    @Test
    void aViewWithAColumnThatIsGoneSaysSoOnce() {
        model.layers().label("mine", "T", cells(0, 5));
        model.colours().by(model.shownProperty().get().cells().column("mine").orElseThrow());
        model.views().save();
        model.layers().label("mine", "", cells(0, 5));
        model.views().show(1);
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what())
                .contains("“mine”"));
        assertThat(model.view().colouring().title()).isEqualTo("kmeans");
    }

    @Test
    void whatIsNoViewIsLeftAlone() {
        model.views().save();
        String key = history.stateProperty()
                .get()
                .layer(Layer.VIEWS)
                .keySet()
                .iterator()
                .next();
        history.change(
                "By hand",
                Layer.VIEWS,
                key + "7",
                Optional.of(JsonNodeFactory.instance.objectNode().put("maps", "none")));
        assertThat(model.views().viewsProperty().get()).hasSize(1);
    }

    @Test
    void aViewBringsBackTwoGenes() {
        model.colours().byGene("CD3D + MS4A1");
        var before = model.view().colouring();
        model.views().save();
        model.colours().by(model.run().clusters());

        model.views().show(1);
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.Blend.class, blend -> {
            assertThat(blend.title()).isEqualTo(before.title()).isEqualTo("CD3D + MS4A1");
            assertThat(blend.second().low()).isZero();
            assertThat(blend.second().high())
                    .isEqualTo(((Colouring.Blend) before).second().high());
        });
    }
}
