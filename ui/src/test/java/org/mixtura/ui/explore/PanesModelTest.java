package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.DataWindow;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/** Several scatters of one run: their axes, links and components. */
class PanesModelTest {

    private final List<Problem> problems = new ArrayList<>();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);

    private final EditHistory history = new EditHistory(Runnable::run, problems::add);

    @TempDir
    private Path folder;

    /** One gene, whose expression in a cell is the cell's number. */
    private static final class OneGene implements ExpressionSource {

        @Override
        public GeneTable genes() {
            return new GeneTable(List.of("E1"), List.of("CD3D"));
        }

        @Override
        public float[] logNormalised(int gene) {
            float[] values = new float[60];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            return values;
        }

        @Override
        public float[] counts(int gene) {
            return logNormalised(gene);
        }
    }

    private StoredRun divided() {
        return Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0)));
    }

    private ExploreViewModel model() {
        var source = new FakeSource(OneGene::new, new FakeOutputs()).withMixture(Samples.mixture());
        return new ExploreViewModel(divided(), "DGD", source, history, tasks, problems::add);
    }

    private static BitSet cells(int... cells) {
        var bits = new BitSet();
        for (int cell : cells) {
            bits.set(cell);
        }
        return bits;
    }

    @Test
    void anyTwoAxesGiveAScatterAndAnUnknownGeneLeavesItAsItIs() {
        var pane = model().panes().panes().getLast();
        assertThat(pane.title()).isEqualTo("latent 1 × latent 2");

        pane.xProperty().set(new MapAxis.Gene("CD3D"));
        pane.yProperty().set(new MapAxis.Number(StoredRun.COMPONENT_PROBABILITY));
        assertThat(pane.title()).isEqualTo("CD3D × component_probability");
        assertThat(pane.scatter().points().x()[7]).isEqualTo(7);
        assertThat(pane.scatter().points().y()[7]).isCloseTo(0.9f, within(1e-6f));

        pane.xProperty().set(new MapAxis.Gene("CD99X"));
        assertThat(pane.problemProperty().get()).contains("CD99X");
        assertThat(pane.xProperty().get()).isEqualTo(new MapAxis.Gene("CD3D"));
    }

    @Test
    void selectionColoursAndCameraAreSharedUntilALinkIsCut() {
        var panes = model().panes();
        var first = panes.panes().getFirst();
        panes.activeProperty().set(first);
        panes.duplicate();
        var copy = panes.active();
        assertThat(panes.panes()).hasSize(3);
        assertThat(copy.title()).isEqualTo("UMAP");

        var window = new DataWindow(0, 1, 0, 2);
        first.scatter().windowProperty().set(window);
        first.view().select(CellSelection.Change.REPLACE, cells(1, 2));
        assertThat(copy.scatter().window()).isEqualTo(window);
        assertThat(copy.view().selection().size()).isEqualTo(2);

        copy.links().cameraProperty().set(false);
        copy.links().selectionProperty().set(false);
        copy.links().colourProperty().set(false);
        first.scatter().fit();
        first.view().clearSelection();
        first.view().colourBy(Colouring.of(new Column.Numeric("other", new double[60])));
        assertThat(copy.scatter().window()).isEqualTo(window);
        assertThat(copy.view().selection().size()).isEqualTo(2);
        assertThat(copy.view().colouring()).isInstanceOf(Colouring.ByLevel.class);

        copy.links().selectionProperty().set(true);
        assertThat(copy.view().selection().isEmpty()).isTrue();
    }

    @Test
    void oneAxisInCommonMovesAlongThatAxisOnly() {
        var panes = model().panes();
        var latent = panes.panes().getLast();
        var other = panes.open(new MapAxis.Latent(0), new MapAxis.Latent(2)).orElseThrow();
        var before = other.scatter().window();
        latent.scatter().windowProperty().set(new DataWindow(1, 2, 3, 4));
        assertThat(other.scatter().window()).isEqualTo(new DataWindow(1, 2, before.minY(), before.maxY()));
    }

    @Test
    void thereAreOneToFourScatters() {
        var panes = model().panes();
        panes.duplicate();
        panes.duplicate();
        panes.duplicate();
        assertThat(panes.panes()).hasSize(4);
        assertThat(panes.arrangementProperty().get().columns(4)).isEqualTo(2);
        while (panes.panes().size() > 1) {
            panes.close(panes.active());
        }
        var last = panes.active();
        panes.close(last);
        assertThat(panes.panes()).containsExactly(last);
        assertThat(panes.active()).isSameAs(last);
    }

    @Test
    void componentsHaveEllipsesAlongLatentAxesAndContoursElsewhere() {
        var model = model();
        assertThat(model.dividedProperty().get()).isTrue();
        var latent = model.panes().panes().getLast();
        assertThat(latent.isExact()).isTrue();
        var shape = latent.shapesProperty().get().getFirst();
        assertThat(shape.name()).isEqualTo("1");
        assertThat(shape.x()).isCloseTo(Samples.mixture().means().at(0, 0), within(1e-6));
        assertThat(shape.outlines()).hasSize(2);
        // Two standard deviations from the mean along the horizontal axis.
        assertThat(shape.outlines().get(1).x()[0] - shape.x())
                .isCloseTo(2 * Samples.mixture().sd(0, 0), within(1e-6));

        var umap = model.panes().panes().getFirst();
        assertThat(umap.isExact()).isFalse();
        assertThat(umap.shapesProperty().get()).hasSize(3).allSatisfy(contour -> assertThat(contour.outlines())
                .isNotEmpty());

        model.componentsShownProperty().set(false);
        assertThat(latent.shapesProperty().get()).isEmpty();
        assertThat(umap.shapesProperty().get()).isEmpty();
    }

    @Test
    void aModelWithoutComponentsShowsNone() {
        var run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0));
        var model = new ExploreViewModel(
                run, "scVI", new FakeSource(OneGene::new, new FakeOutputs()), history, tasks, problems::add);
        assertThat(model.dividedProperty().get()).isFalse();
        assertThat(model.panes().panes().getLast().shapesProperty().get()).isEmpty();
        assertThat(model.selection().groupWords()).isEqualTo("clusters");
    }

    @Test
    void aSelectionGrowsToTheComponentsItTouches() {
        var model = model();
        model.view().select(CellSelection.Change.REPLACE, cells(0));
        model.selection().grow();
        assertThat(model.view().selection().size()).isEqualTo(20);
        assertThat(model.view().selection().stream().allMatch(cell -> cell % 3 == 0))
                .isTrue();
    }

    @Test
    void hiddenCellsAreGoneFromAllMapsUntilTheyAreShownAgain() {
        var model = model();
        model.view().select(CellSelection.Change.REPLACE, cells(4, 5));
        model.view().hideSelected();
        assertThat(model.view().selection().isEmpty()).isTrue();
        assertThat(model.panes().panes())
                .allSatisfy(pane -> assertThat(pane.view().isVisible(4)).isFalse());
        model.view().hideSelected();
        assertThat(model.view().isVisible(4)).isTrue();
    }

    @Test
    void theCardNamesTheComponentAndHowSurelyACellIsInIt() {
        var model = model();
        var card = model.details(model.view()).of(4);
        assertThat(card.facts()).anySatisfy(fact -> {
            assertThat(fact.name()).isEqualTo("component");
            assertThat(fact.value()).isEqualTo("2 (90 %)");
        });
    }

    @Test
    void principalAxesOfTheLatentSpaceVaryMostFirst() {
        var pane = model().panes().panes().getLast();
        pane.xProperty().set(new MapAxis.Principal(0));
        pane.yProperty().set(new MapAxis.Principal(1));
        assertThat(variance(pane.scatter().points().x()))
                .isGreaterThan(variance(pane.scatter().points().y()));
        assertThat(pane.isExact()).isTrue();
        assertThat(pane.shapesProperty().get()).hasSize(3);
    }

    private static double variance(float[] values) {
        double mean = 0;
        for (float v : values) {
            mean += v / values.length;
        }
        double sum = 0;
        for (float v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / values.length;
    }
}
