package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.map.MapAxis;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.FakeOutputs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.ScatterModel;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

class ExploreViewModelTest {

    private final List<Problem> problems = new ArrayList<>();
    private final FakeOutputs answers = new FakeOutputs();

    private final EditHistory history = new EditHistory(Runnable::run, problems::add);

    @TempDir
    private Path folder;

    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);

    private StoredRun run() {
        var spec = Samples.spec(folder.resolve("pbmc.h5ad"), 0);
        return Samples.run(folder.resolve("run"), spec);
    }

    private static final class FewGenes implements ExpressionSource {

        @Override
        public GeneTable genes() {
            return new GeneTable(List.of("E1", "E2", "E3"), List.of("HCD3", "CD3D", "CD3E"));
        }

        @Override
        public float[] logNormalised(int gene) {
            float[] values = new float[60];
            values[7] = gene + 1;
            return values;
        }

        @Override
        public float[] counts(int gene) {
            return logNormalised(gene);
        }
    }

    private ExploreViewModel model() {
        return model(run());
    }

    private ExploreViewModel model(StoredRun run) {
        return new ExploreViewModel(run, "scVI", new FakeSource(FewGenes::new, answers), history, tasks, problems::add);
    }

    private static ScatterModel umap(ExploreViewModel model) {
        return model.panes().panes().getFirst().scatter();
    }

    @Test
    void aRunThatWasStoppedSaysHowFarItCame() {
        assertThat(model().words().stopped()).isEmpty();
        assertThat(model(Samples.stopped(run())).words().stopped())
                .hasValueSatisfying(words -> assertThat(words).startsWith("Training was stopped after 20 epochs."));
    }

    @Test
    void withoutLabelsTheClustersGiveTheColours() {
        assertThat(model().colours().columnProperty().get())
                .hasValueSatisfying(c -> assertThat(c.name()).isEqualTo("kmeans"));
    }

    @Test
    void genesThatBeginWithTheTextComeFirst() {
        assertThat(model().colours().genesLike("cd3")).containsExactly("CD3D", "CD3E", "HCD3");
        assertThat(model().colours().genesLike(" ")).isEmpty();
    }

    @Test
    void aGeneColoursBothMapsAndAnUnknownOneIsNamed() {
        var model = model();
        model.colours().byGene("cd3e");
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.ByValue.class, v -> {
            assertThat(v.name()).isEqualTo("CD3E");
            assertThat(v.values()[7]).isEqualTo(3);
        });

        model.colours().byGene("CD99X");
        assertThat(model.colours().geneProblemProperty().get()).contains("CD99X");
        assertThat(model.view().colouring()).isInstanceOf(Colouring.ByValue.class);
    }

    @Test
    void twoGenesGiveOneColour() {
        var model = model();
        model.colours().byGene("CD3E + hcd3");
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.Blend.class, blend -> {
            assertThat(blend.title()).isEqualTo("CD3E + HCD3");
            assertThat(blend.first().values()[7]).isEqualTo(3);
            assertThat(blend.second().values()[7]).isEqualTo(1);
        });
        assertThat(model.colours().genesLike("CD3E + cd3d")).containsExactly("CD3E + CD3D");
        assertThat(model.colours().genesLike("CD3E+cd3")).containsExactly("CD3E+CD3D", "CD3E+CD3E", "CD3E+HCD3");

        model.colours().byGene("CD3E + CD99X");
        assertThat(model.colours().geneProblemProperty().get()).contains("“CD99X”");
        assertThat(model.view().colouring()).isInstanceOf(Colouring.Blend.class);
    }

    @Test
    void whenTheDataAreGoneTheMapsStay() {
        var model = new ExploreViewModel(
                run(),
                "scVI",
                new FakeSource(
                        () -> {
                            throw new DataProblem("The file pbmc.h5ad is gone.", "It was moved.", "Put it back.");
                        },
                        answers),
                history,
                tasks,
                problems::add);
        assertThat(model.colours().geneProblemProperty().get()).contains("pbmc.h5ad is gone", "Put it back");
        assertThat(umap(model).points().size()).isEqualTo(60);
    }

    @Test
    void aGeneCanBeShownAsTheModelExpectsIt() {
        var model = model();
        model.colours().modelledProperty().set(true);
        model.colours().byGene("CD3E");
        assertThat(model.view().colouring()).isInstanceOfSatisfying(Colouring.ByValue.class, v -> {
            assertThat(v.name()).isEqualTo("CD3E");
            assertThat(v.values()[0]).isCloseTo(1, within(1e-6f));
        });
    }

    @Test
    void groupsAreTheLevelsOfAColumnComparedWithTheRest() {
        var comparison = model().comparison();
        assertThat(comparison.groups()).containsExactly("0", "1", "2");
        assertThat(comparison.others()).containsExactly(CompareViewModel.REST, "1", "2");
        comparison.compare();

        assertThat(answers.requests()).singleElement().satisfies(request -> {
            assertThat(request.group()).isEqualTo("0");
            assertThat(request.against()).isEmpty();
        });
        assertThat(comparison.resultProperty().get()).isPresent();
        assertThat(comparison.wordsProperty().get())
                .contains("1 of 2 genes", "20 cells", "1.0 %", "2 genes were not called", "train for more epochs");
        assertThat(comparison.busyProperty().get()).isFalse();
    }

    @Test
    void selectedCellsAreAGroupOfTheirOwn() {
        var model = model();
        var cells = new BitSet();
        cells.set(3);
        cells.set(5);
        model.view().select(CellSelection.Change.REPLACE, cells);
        var comparison = model.comparison();
        assertThat(comparison.groups()).first().isEqualTo(CompareViewModel.SELECTED);
        comparison.groupProperty().set(Optional.of(CompareViewModel.SELECTED));
        assertThat(comparison.others()).containsExactly(CompareViewModel.REST);
        comparison.compare();

        assertThat(answers.groups()).singleElement().satisfies(column -> {
            assertThat(column.codes()).hasSize(60);
            assertThat(column.codes()[3]).isZero();
            assertThat(column.codes()[4]).isEqualTo(1);
        });
        model.view().clearSelection();
        assertThat(comparison.groups()).doesNotContain(CompareViewModel.SELECTED);
        assertThat(comparison.groupProperty().get()).contains("0");
    }

    @Test
    void theTableIsWrittenOnceThereIsOne() {
        var comparison = model().comparison();
        comparison.save(folder.resolve("early.csv"));
        assertThat(answers.written()).isEmpty();
        comparison.compare();
        comparison.save(folder.resolve("genes.csv"));
        assertThat(answers.written()).containsExactly(folder.resolve("genes.csv"));
        assertThat(problems).isEmpty();
    }

    @Test
    void theCompositionCountsSelectedCellsOnly() {
        var model = model();
        var cells = new BitSet();
        cells.set(0, 4);
        model.view().select(CellSelection.Change.REPLACE, cells);

        assertThat(model.selection().composition())
                .extracting("level", "cells")
                .contains(org.assertj.core.groups.Tuple.tuple("0", 2));
        assertThat(model.selection().composition().stream()
                        .mapToInt(l -> l.cells())
                        .sum())
                .isEqualTo(4);
        assertThat(model.selection().barcodes()).isEqualTo("cell0\ncell1\ncell2\ncell3");
    }

    @Test
    void theOrderOfALegendIsUndoneAndInTheFigure() {
        var model = model();
        var maps = model.panes().panes();
        maps.getFirst().view().moveLevel(1, 0);
        assertThat(maps)
                .allSatisfy(map -> assertThat(map.view().levelsInOrder()).startsWith(1, 0));
        assertThat(seen(model).draft(1).figure()).isInstanceOfSatisfying(ScatterFigure.class, figure -> assertThat(
                        ((Colouring.ByLevel) figure.colouring()).order())
                .startsWith("1", "0"));
        assertThat(history.undoNameProperty().get()).isEqualTo("Order of “kmeans”");
        history.undo();
        assertThat(maps)
                .allSatisfy(map -> assertThat(map.view().levelsInOrder()).startsWith(0, 1));
        history.redo();
        model.colours().byGene("cd3e");
        model.colours().by(model.run().clusters());
        assertThat(model.view().levelsInOrder()).as("after other colours").startsWith(1, 0);
    }

    @Test
    void theFigureShowsTheSameWindowSelectionAndHiddenLevels() {
        var model = model();
        model.view().toggle(1);
        var cells = new BitSet();
        cells.set(5);
        model.view().select(CellSelection.Change.REPLACE, cells);
        var hidden = new BitSet();
        hidden.set(0, 2);
        model.view().hiddenCellsProperty().set(CellSelection.of(hidden));
        model.view().largerPoints();
        var draft = seen(model).draft(0.5);

        assertThat(draft.name()).isEqualTo("umap-kmeans");
        assertThat(draft.metadata()).containsEntry("Seed", "0");
        assertThat(draft.figure()).isInstanceOfSatisfying(ScatterFigure.class, figure -> {
            assertThat(figure.selected()).contains(cells);
            assertThat(figure.points().at(1, 0)).isNaN();
            assertThat(figure.points().at(2, 0)).isEqualTo(umap(model).points().x()[2]);
            assertThat(figure.look().pointSize()).isEqualTo(1.25);
            assertThat(figure.look().levelLabels()).isTrue();
            assertThat(((Colouring.ByLevel) figure.colouring()).hidden()).containsExactly(1);
            assertThat(figure.axes().window()).hasValueSatisfying(window -> {
                assertThat(window.minX()).isEqualTo(umap(model).window().minX());
                assertThat((double) window.height() / window.width()).isEqualTo(0.5);
            });
        });
    }

    private static SeenFigure seen(ExploreViewModel model) {
        var pane = model.panes().panes().getFirst();
        return new SeenFigure(
                model.shownProperty().get(),
                pane.scatter(),
                pane.shownX(),
                pane.shownY(),
                true,
                List.of(),
                Optional.empty(),
                model.probe().marks(pane));
    }

    private static MapFigureRequest said(ExploreViewModel model) {
        var drawing = seen(model).draft(1).panel().orElseThrow().drawing();
        assertThat(drawing).isInstanceOf(MapFigureRequest.class);
        return (MapFigureRequest) drawing;
    }

    @Test
    void theFigureSaysWhatItShowsInWordsThatDrawItAgain() {
        var model = model();
        assertThat(said(model).x()).isEqualTo(new MapAxis.Map(0));
        assertThat(said(model).colour()).containsInstanceOf(MapColour.InColumn.class);
        model.colours().byGene("cd3e");
        model.view().clip(0, 2);
        assertThat(said(model).colour())
                .contains(new MapColour.Gene("CD3E", false, Optional.of(new MapColour.Range(0, 2))));
        var found = Colouring.ByLevel.of(new Column.Categorical(
                "kmeans", List.of("only"), new int[model.run().cells().size()]));
        model.colours().by(found);
        assertThat(said(model).colour()).contains(new MapColour.Answer(found));
    }
}
