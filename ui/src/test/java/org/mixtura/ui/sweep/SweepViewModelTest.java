package org.mixtura.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepNotes;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItem;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** The page of a sweep of small runs of the real core, without a window. */
class SweepViewModelTest {

    @TempDir
    private Path dir;

    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private LocalWorkbench workbench;
    private RecentItems recent;
    private Workflow workflow;
    private SweepViewModel model;
    private Sweep sweep;

    @BeforeEach
    void begin() {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        recent = new RecentItems(dir.resolve("config"), tasks);
        workflow = new Workflow(workbench, tasks, recent);
        model = new SweepViewModel(workflow, (plan, cancelled) -> SweepNotes.of(workbench, plan, cancelled), tasks);
        var base = new RunRequest(
                "scvi",
                workbench.demoData(),
                Optional.empty(),
                Optional.of(ColumnRef.of("cell_type")),
                Optional.empty(),
                Preset.QUICK,
                List.of("train.epochs=1", "prep.variableGenes=40"),
                0,
                "cpu",
                1);
        sweep = new Sweep(
                workbench,
                new SweepPlan(base, List.of(SweepPlan.Axis.parse("latentDim=2,4")), 1),
                dir.resolve("sweep"));
        sweep.enqueue();
    }

    @AfterEach
    void end() {
        workbench.close();
    }

    /** The first run is complete, the second was taken out of the queue. */
    private void trainFirstOnly() {
        var cells = sweep.plan().cells();
        workbench.dequeue(sweep.runFolder(cells.get(1)));
        workbench.follow(sweep.runFolder(cells.get(0)), TrainListener.NONE, new RunControl());
    }

    @Test
    void settingsWithoutEffectAreTold() {
        workflow.open(sweep.folder());
        assertThat(model.notesProperty().get()).isEmpty();
        var plan = new SweepPlan(
                sweep.plan().base(),
                List.of(
                        SweepPlan.Axis.parse("likelihood=nb,poisson"),
                        SweepPlan.Axis.parse("dispersion=gene,gene-cell")),
                1);
        var vain = new Sweep(workbench, plan, dir.resolve("vain"));
        vain.enqueue();
        workflow.open(vain.folder());
        assertThat(model.notesProperty().get())
                .singleElement()
                .asString()
                .contains("(dispersion) has no effect", "in 2 of the 4 combinations");
    }

    @Test
    void openingTheFolderShowsTheTableSoFar() {
        trainFirstOnly();
        workflow.open(sweep.folder());

        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.SWEEP);
        assertThat(model.titleProperty().get()).isEqualTo("Sweep sweep");
        assertThat(model.subjectProperty().get())
                .contains("scVI")
                .contains("demo_pbmc800.h5ad")
                .endsWith("2 combinations × 1 seed");
        assertThat(model.countsProperty().get()).isEqualTo("1 complete · 1 not trained");
        assertThat(model.incompleteProperty().get()).isTrue();
        assertThat(recent.items().getFirst().kind()).isEqualTo(RecentItem.Kind.SWEEP);
        assertThat(model.label("latentDim")).isEqualTo("Latent dimensions");
        assertThat(model.label("prep.variableGenes")).isEqualTo("Variable genes");
        assertThat(model.label("ofAnotherVersion")).isEqualTo("ofAnotherVersion");

        var lines = model.combinations();
        assertThat(lines).extracting(Combination::values).containsExactly(List.of("2"), List.of("4"));
        assertThat(lines).extracting(Combination::runs).containsExactly("1", "0 of 1");
        assertThat(lines.get(0).spread(Measure.EPOCHS).mean()).isEqualTo(1);
        assertThat(lines.get(1).spread(Measure.ARI).words(" ± ")).isEqualTo("–");
        assertThat(lines.get(0).best())
                .as("one combination is not the best of any")
                .isEmpty();
        assertThat(model.runs()).extracting(SweepRun::state).containsExactly("Complete", "Not trained");
    }

    @Test
    void goingOnTrainsWhatIsMissing() {
        trainFirstOnly();
        workflow.open(sweep.folder());
        model.goOn();

        assertThat(workflow.problemProperty().get()).isEmpty();
        assertThat(model.countsProperty().get()).isEqualTo("2 complete");
        assertThat(model.incompleteProperty().get()).isFalse();
        assertThat(workflow.session().placeProperty().get())
                .as("who looks at the table keeps it")
                .isEqualTo(Place.SWEEP);
        assertThat(model.combinations())
                .extracting(Combination::best)
                .as("one seed of each says nothing about the next")
                .containsOnly(Set.of());
    }

    @Test
    void aRunIsOpenedInExploreAndTheListOfRecentOnesKeepsTheSweep() {
        trainFirstOnly();
        workflow.open(sweep.folder());
        model.open(model.runs().get(1));
        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.SWEEP);
        model.open(model.runs().get(0));

        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.EXPLORE);
        assertThat(workflow.session().runProperty().get().orElseThrow().folder())
                .isEqualTo(sweep.runFolder(sweep.plan().cells().getFirst()));
        assertThat(recent.items()).singleElement().satisfies(item -> assertThat(item.location())
                .isEqualTo(sweep.folder()));
    }

    @Test
    void theTableIsSavedAsItIsShown() throws IOException {
        trainFirstOnly();
        workflow.open(sweep.folder());
        model.save(dir.resolve("table.csv"));
        assertThat(Files.readString(dir.resolve("table.csv"))).startsWith("latentDim,runs,");
        model.runsShownProperty().set(true);
        model.save(dir.resolve("runs.csv"));
        assertThat(Files.readString(dir.resolve("runs.csv"))).startsWith("latentDim,seed,");
        model.save(dir.resolve("table.tex"));
        assertThat(Files.readString(dir.resolve("table.tex"))).startsWith("\\begin{tabular}");
        assertThat(model.wordsProperty().get()).contains("table.tex");

        model.save(dir.resolve("table.docx"));
        assertThat(workflow.problemProperty().get()).map(Problem::what).hasValueSatisfying(what -> assertThat(what)
                .contains("table.docx"));
    }

    @Test
    void aDamagedSweepIsReportedAndLeavesTheOpenOne() throws IOException {
        workflow.open(sweep.folder());
        Path other = Files.createDirectories(dir.resolve("other"));
        Files.writeString(other.resolve("sweep.json"), "{");
        workflow.open(other);

        assertThat(workflow.problemProperty().get()).map(Problem::why).hasValueSatisfying(why -> assertThat(why)
                .contains("damaged"));
        assertThat(workflow.session().sweepProperty().get().orElseThrow().folder())
                .isEqualTo(sweep.folder());
    }

    @Test
    void whatFailedSaysWhyAndValuesSortAsNumbers() {
        var cell = sweep.plan().cells().getFirst();
        var failed = new SweepRun(
                new SweepTable.Row(cell, SweepTable.State.FAILED, Optional.empty(), "The loss is undefined."), dir);
        assertThat(failed.state()).isEqualTo("Failed: The loss is undefined.");
        assertThat(failed.isOpenable()).isFalse();
        assertThat(failed.value(Measure.ARI)).isNaN();
        assertThat(SweepColumns.compareValues("5", "10")).isNegative();
        assertThat(SweepColumns.compareValues("zinb", "nb")).isPositive();
    }
}
