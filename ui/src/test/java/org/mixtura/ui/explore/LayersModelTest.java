package org.mixtura.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.Samples;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.history.EditHistory;
import org.mixtura.ui.task.Tasks;

/** Labels, colours and components on top of a run: steps that can be undone, kept in the run's folder. */
class LayersModelTest {

    private final List<Problem> problems = new ArrayList<>();
    private final EditHistory history = new EditHistory(Runnable::run, problems::add);
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);

    @TempDir
    private Path folder;

    private StoredRun run;

    @BeforeEach
    void makeRun() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        run = Samples.divided(Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0)));
    }

    private LayersModel open(EditHistory with) {
        return new LayersModel(run, RunLayers.of(run.folder()), with, tasks, problems::add);
    }

    private static CellSelection cells(int... cells) {
        var bits = new BitSet();
        for (int cell : cells) {
            bits.set(cell);
        }
        return CellSelection.of(bits);
    }

    private EditedComponents edited() {
        return EditedComponents.of(
                Samples.mixture(),
                run.cells().column(StoredRun.COMPONENT).orElseThrow().asCategorical());
    }

    @Test
    void aLabelIsKeptWithTheRunAndSeenByWhoeverOpensItNext() {
        var layers = open(history);
        layers.label("mine", "rare", cells(1, 2));
        layers.label("mine", "odd", cells(2, 3));
        var seen = RunLayers.of(run.folder()).over(run).cells().column("mine").orElseThrow();
        assertThat(List.of(seen.text(1), seen.text(2), seen.text(3), seen.text(4)))
                .containsExactly("rare", "odd", "odd", "");

        history.undo();
        assertThat(RunLayers.of(run.folder())
                        .over(run)
                        .cells()
                        .column("mine")
                        .orElseThrow()
                        .text(2))
                .isEqualTo("rare");

        // Another window, without these steps.
        var later = open(new EditHistory(Runnable::run, problems::add));
        assertThat(later.layers().labels()).containsOnlyKeys("mine");
        assertThat(problems).isEmpty();
    }

    @Test
    void labelsThatAreTakenAwayAreGone() {
        open(history).label("mine", "rare", cells(1));
        var fresh = new EditHistory(Runnable::run, problems::add);
        var layers = open(fresh);
        layers.label("mine", "", cells(1));
        assertThat(layers.layers().labels()).isEmpty();
        assertThat(RunLayers.of(run.folder()).labels()).isEmpty();
        fresh.undo();
        assertThat(layers.layers().labels()).containsOnlyKeys("mine");
    }

    @Test
    void columnsOfTheDataCannotBeLabelled() {
        var layers = open(history);
        assertThat(layers.isFree(StoredRun.CLUSTER)).isFalse();
        assertThat(layers.isFree(" ")).isFalse();
        assertThat(layers.isFree("mine")).isTrue();
    }

    @Test
    void coloursOfLevelsAreStepsToo() {
        var layers = open(history);
        var clusters = run.clusters();
        layers.colour(StoredRun.CLUSTER, "1", Optional.of(0xff123456));
        assertThat(colours(layers, clusters)[1]).isEqualTo(0xff123456);
        layers.colour(StoredRun.CLUSTER, "1", Optional.empty());
        assertThat(colours(layers, clusters)[1]).isNotEqualTo(0xff123456);
        history.undo();
        assertThat(colours(layers, clusters)[1]).isEqualTo(0xff123456);
        assertThat(RunLayers.of(run.folder()).colours().get(StoredRun.CLUSTER).byLevel())
                .containsEntry("1", 0xff123456);
    }

    @Test
    void theOrderOfALegendIsAStepTooAndKeptWithTheRun() {
        var layers = open(history);
        layers.order(StoredRun.CLUSTER, List.of("2", "0", "1"));
        assertThat(order(layers)).containsExactly("2", "0", "1");
        assertThat(RunLayers.of(run.folder()).colouring(run.clusters()))
                .isInstanceOfSatisfying(Colouring.ByLevel.class, kept -> assertThat(kept.order())
                        .containsExactly("2", "0", "1"));
        layers.order(StoredRun.CLUSTER, List.of());
        history.undo();
        assertThat(order(layers)).containsExactly("2", "0", "1");
        history.undo();
        assertThat(order(layers)).isEmpty();
        assertThat(RunLayers.of(run.folder())).isEqualTo(RunLayers.NONE);
    }

    private List<String> order(LayersModel layers) {
        return ((Colouring.ByLevel) layers.layers().colouring(run.clusters())).order();
    }

    private static int[] colours(LayersModel layers, Column.Categorical column) {
        return ((Colouring.ByLevel) layers.layers().colouring(column)).colours();
    }

    @Test
    void editedComponentsAreAColumnBesideTheModelsOwn() {
        var layers = open(history);
        layers.components(
                "Merge components 1+2",
                Optional.of(edited().merged(List.of(0, 1)).renamed(0, "T cells")));
        var column = layers.layers()
                .over(run)
                .cells()
                .column(EditedComponents.COLUMN)
                .orElseThrow();
        assertThat(column.asCategorical().levels()).containsExactly("T cells", "3");
        assertThat(run.cells()
                        .column(StoredRun.COMPONENT)
                        .orElseThrow()
                        .asCategorical()
                        .levels())
                .containsExactly("1", "2", "3");
        assertThat(history.undoNameProperty().get()).isEqualTo("Merge components 1+2");
        layers.components("Components of the model", Optional.empty());
        assertThat(layers.layers().components()).isEmpty();
        history.undo();
        assertThat(layers.layers().components()).isPresent();
    }

    @Test
    void whatTheCommandLineChangedMeanwhileIsAStep() {
        open(history).components("Merge", Optional.of(edited().merged(List.of(0, 1))));
        RunLayers.NONE
                .withComponents(Optional.of(edited().merged(List.of(1, 2))))
                .write(run.folder());
        var layers = open(history);
        assertThat(layers.layers().components().orElseThrow().groups())
                .extracting("name")
                .containsExactly("1", "2+3");
        history.undo();
        assertThat(layers.layers().components().orElseThrow().groups())
                .extracting("name")
                .containsExactly("1+2", "3");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("run").resolve("layers.json"), "{");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> RunLayers.of(run.folder()))
                .hasMessageContaining("on top of the run");
    }

    @Test
    void takenOffAndPutOnTheRunIsTheSame() {
        open(history).label("mine", "rare", cells(1, 2));
        var layers = RunLayers.of(run.folder());
        assertThat(layers.off(layers.over(run)).cells().columns())
                .isEqualTo(run.cells().columns());
    }
}
