package org.mixtura.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.form.FormEntry;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

/** The set-up of runs on the demo data, with the real core. */
class SetUpViewModelTest {

    @TempDir
    private Path dir;

    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private LocalWorkbench workbench;
    private Workflow workflow;
    private SetUpViewModel model;

    @BeforeEach
    void begin() {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        workflow = new Workflow(workbench, tasks, new RecentItems(dir.resolve("config"), tasks));
        workflow.openDemo();
        workflow.acceptData(Optional.of(ColumnRef.of("cell_type")), Optional.empty());
        workflow.chooseModel(workbench.models().getFirst());
        model = new SetUpViewModel(workflow, tasks, () -> dir.resolve("runs"), 2);
    }

    @AfterEach
    void end() {
        workbench.close();
    }

    private FormEntry entry(String key) {
        return model.forms().stream()
                .flatMap(form -> form.entries().stream())
                .filter(entry -> entry.field().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private VariedSetting vary(String key, String values) {
        var row = model.vary().add();
        row.settingProperty()
                .set(model.vary().settings().stream()
                        .filter(setting -> setting.key().equals(key))
                        .findFirst());
        assertThat(row.settingProperty().get()).as(key).isPresent();
        row.textProperty().set(values);
        return row;
    }

    private void type(String key, String value) {
        entry(key).textProperty().set(value);
    }

    @ParameterizedTest
    @CsvSource({"PAPER", "RECOMMENDED", "QUICK"})
    void thePlanIsTheSpecificationThatTheFormShows(Preset preset) {
        model.presetProperty().set(preset);
        type("likelihood", "poisson");
        type("dropout", "0.25");
        type("train.learningRate", "5e-4");
        type("variableGenes", "300");
        type("validationShare", "0.2");
        type("seed", "7");
        type("device", "cpu");
        type("threads", "1");

        var plan = model.plan().orElseThrow();
        assertThat(plan.cells()).hasSize(1);
        assertThat(workbench.resolve(plan.request(plan.cells().getFirst())))
                .isEqualTo(model.specification().orElseThrow());
        assertThat(plan.base().preset()).isEqualTo(preset);
        assertThat(plan.base().overrides()).contains("likelihood=poisson", "prep.variableGenes=300");
    }

    /** Opens values that are no counts and chooses the family that can take them. */
    private void openScaledValues() throws IOException {
        var text = new StringBuilder(",CD3D,MS4A1,LYZ,CD8A\n");
        for (int cell = 0; cell < 40; cell++) {
            text.append("cell_%d,%s,%s,0.25,-1.5%n".formatted(cell, cell / 7.0 - 3, 1.1 - cell / 9.0));
        }
        workflow.open(Files.writeString(dir.resolve("scaled.csv"), text));
        workflow.imports().takeAnyValues();
        workflow.chooseModel(workflow.family("scaespy").orElseThrow());
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void aModelOfCountsIsRefusedInTheFormForValuesThatAreNone() throws IOException {
        openScaledValues();

        type("output.reconstruction", "nb");

        assertThat(model.valuesProblemProperty().get()).hasValueSatisfying(problem -> {
            assertThat(problem.words()).contains("needs counts").contains("Reconstruction “Squared error”");
            assertThat(problem.mendable()).isTrue();
        });
        assertThat(model.readyProperty().get()).isFalse();

        model.takeAnyValues();

        assertThat(entry("output.reconstruction").textProperty().get()).isEqualTo("mse");
        assertThat(model.valuesProblemProperty().get()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void limitsAndVaryingValuesThatNeedCountsAreRefusedInTheFormToo() throws IOException {
        openScaledValues();
        type("maxMitochondrial", "0.2");
        assertThat(model.valuesProblemProperty().get().orElseThrow().words()).contains("Largest mitochondrial share");
        assertThat(model.readyProperty().get()).isFalse();
        type("maxMitochondrial", "1");
        assertThat(model.readyProperty().get()).isTrue();

        vary("output.reconstruction", "mse, nb");

        assertThat(model.valuesProblemProperty().get().orElseThrow().words())
                .contains("Reconstruction “Negative binomial”");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void whereAFilterLeavesCellsOutTheFormSaysWhichCellsThePresetWasMadeFor() {
        assertThat(model.presetNoteProperty().get()).isEmpty();

        type("minGenes", "200");

        assertThat(model.presetNoteProperty().get()).contains("all 800 cells").contains("before the quality filter");
        assertThat(workbench.adjusted(model.plan().orElseThrow().base()))
                .anyMatch(note -> note.startsWith("The preset was made for the whole data set (800 cells")
                        && note.contains("the quality filter leaves"));
    }

    @Test
    void countsAreTakenByEveryModel() {
        assertThat(model.valuesProblemProperty().get()).isEmpty();
        type("maxMitochondrial", "0.2");
        assertThat(model.valuesProblemProperty().get()).isEmpty();
    }

    @Test
    void everyRunOfThePlanIsTheFormWithTheValuesThatVary() {
        model.presetProperty().set(Preset.QUICK);
        type("hiddenWidth", "32");
        type("latentDim", "5");
        type("repeats", "2");
        type("seed", "3");
        vary("latentDim", "8, 16");
        vary("prep.variableGenes", "100,200,300");

        assertThat(model.runsProperty().get()).isEqualTo(12);
        var plan = model.plan().orElseThrow();
        assertThat(plan.base().overrides())
                .as("what varies is no setting of all runs")
                .containsExactly("hiddenWidth=32");
        for (SweepPlan.Cell cell : plan.cells()) {
            var resolved = workbench.resolve(plan.request(cell));
            type("latentDim", cell.point().values().get(0));
            type("variableGenes", cell.point().values().get(1));
            type("seed", Long.toString(cell.seed()));
            assertThat(resolved).isEqualTo(model.specification().orElseThrow());
        }
        assertThat(plan.cells()).extracting(SweepPlan.Cell::seed).containsOnly(3L, 4L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latentDim          | ''           | Give values, separated by commas; allowed: 1 to 256.",
                "latentDim          | 10           | One value does not vary",
                "latentDim          | 10, 999      | must be 1 to 256, not 999",
                "latentDim          | 10, x        | whole number",
                "latentDim          | 10,, 20      | missing beside a comma",
                "latentDim          | 10, 20,      | missing beside a comma",
                "latentDim          | 10, 20, 10   | 10 is given twice",
                "train.learningRate | 1e-3, 0.001  | 0.001 is given twice",
                "likelihood         | nb, NB       | NB is given twice",
                "likelihood         | nb, gauss    | must be one of",
                "prep.validationShare | 0.1, 0.9   | must be 0.01 to 0.5"
            })
    void wrongValuesAreSaidInPlaceAndStopTheStart(String key, String values, String problem) {
        var row = vary(key, values);
        assertThat(row.problemProperty().get()).contains(problem);
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(model.runsProperty().get()).isEqualTo(1);

        model.vary().remove(row);
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void aSettingVariesOnceAndOnlyWhereItHasAnEffect() {
        var first = vary("dispersion", "gene, gene-cell");
        assertThat(first.problemProperty().get()).isEmpty();
        type("likelihood", "poisson");
        assertThat(first.problemProperty().get()).contains("has no effect");
        vary("likelihood", "nb, poisson");
        assertThat(first.problemProperty().get())
                .as("with one of the likelihoods it has")
                .isEmpty();
        var second = vary("dispersion", "gene, gene-batch");
        assertThat(second.problemProperty().get()).contains("varies already");
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void theStartButtonSaysWhatItWillDo() {
        var text = model.startTextProperty();
        assertThat(text.getValue()).isEqualTo("Start training");
        assertThat(model.sumProperty().get()).isEmpty();
        type("repeats", "3");
        assertThat(text.getValue()).isEqualTo("Train 3 runs");
        vary("latentDim", "10,20");
        vary("likelihood", "nb,zinb");
        assertThat(text.getValue()).isEqualTo("Train 12 runs");
        assertThat(model.sumProperty().get()).startsWith("4 combinations × 3 seeds: 12 runs");
        type("repeats", "0");
        assertThat(model.readyProperty().get()).isFalse();
        type("repeats", "1");
        type("repeats", "");
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(text.getValue()).isEqualTo("Train 4 runs");
    }

    @Test
    void moreRunsThanASweepCanHaveAreRefused() {
        type("repeats", "100");
        vary("latentDim", "1,2,3,4,5,6,7,8,9,10,11");
        vary("hiddenWidth", "1,2,3,4,5,6,7,8,9,10");
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(model.sumProperty().get()).contains("at most 10,000");
    }

    @Test
    void whatWasRefusedCanBeMendedAndStartedAgain() throws IOException {
        type("repeats", "2");
        type("train.epochs", "1");
        type("variableGenes", "40");
        Path demo = workflow.session().inspectionProperty().get().orElseThrow().source();
        Path away = Files.move(demo, dir.resolve("away.h5ad"));
        model.start();
        assertThat(workflow.problemProperty().get()).isPresent();
        assertThat(workflow.session().sweepProperty().get()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();

        workflow.problemProperty().set(Optional.empty());
        Files.move(away, demo);
        model.start();
        assertThat(workflow.problemProperty().get()).isEmpty();
        assertThat(workflow.session().sweepProperty().get()).isPresent();
    }

    @Test
    void oneRunIsARunAndMoreAreOneSweep() {
        var first = Path.of(model.folderProperty().get());
        type("repeats", "2");
        type("train.epochs", "1");
        type("variableGenes", "40");
        assertThat(model.readyProperty().get()).isTrue();
        model.start();

        var sweep = workflow.session().sweepProperty().get().orElseThrow();
        assertThat(sweep.folder()).isEqualTo(first);
        assertThat(first.resolve("sweep.json")).exists();
        assertThat(sweep.plan().axes()).isEmpty();
        assertThat(workflow.session().placeProperty().get())
                .as("who watched the runs is shown the table when the last has ended")
                .isEqualTo(Place.SWEEP);
        assertThat(List.of(first.resolve("seed-0/run.json"), first.resolve("seed-1/run.json")))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(workbench.openRun(first.resolve("seed-1")).spec().config())
                .isInstanceOfSatisfying(
                        ScviConfig.class,
                        config -> assertThat(config.train().epochs()).isEqualTo(1));
    }

    @Test
    void whatTrainsElsewhereIsTold() {
        var queue = workflow.session().queueProperty();
        var company = model.companyProperty();
        assertThat(company.getValue()).isEmpty();

        queue.set(new QueueState(Optional.of(dir.resolve("overnight")), List.of(dir.resolve("next"))));
        assertThat(company.getValue())
                .isEqualTo("“overnight” trains now, 1 more wait. What is added begins after that.");
        assertThat(model.startTextProperty().getValue()).isEqualTo("Add to queue");

        queue.set(new QueueState(Optional.empty(), List.of(), List.of(dir.resolve("plain"))));
        assertThat(company.getValue()).startsWith("“plain” trains on this computer, started elsewhere.");
        assertThat(model.startTextProperty().getValue()).as("it would not wait").isEqualTo("Start training");
        var spec = model.specification().orElseThrow();
        workflow.session()
                .trainingProperty()
                .set(Optional.of(new LiveRun(spec, dir.resolve("plain"), Optional.empty())));
        assertThat(model.startTextProperty().getValue())
                .as("watched, and not waited for")
                .isEqualTo("Start training");
    }

    /** The folder that is suggested is the one that has just become free. */
    @Test
    void afterADiscardedRunAnotherCanBeStarted() {
        var fake = new FakeWorkbench();
        var discarding = new Workflow(fake, tasks, new RecentItems(dir.resolve("config"), tasks));
        discarding.open(dir.resolve("pbmc.h5ad"));
        discarding.acceptData(Optional.empty(), Optional.empty());
        discarding.chooseModel(discarding.family("scvi").orElseThrow());
        var next = new SetUpViewModel(discarding, tasks, () -> dir.resolve("runs"), 2);
        var suggested = next.folderProperty().get();
        next.start();
        assertThat(fake.trained()).hasSize(1);
        assertThat(next.readyProperty().get()).isFalse();

        next.refreshFolder();
        assertThat(next.folderProperty().get()).isEqualTo(suggested);
        assertThat(next.readyProperty().get()).isTrue();
    }
}
