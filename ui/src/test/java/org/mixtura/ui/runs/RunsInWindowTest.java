package org.mixtura.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.project.Layer;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.RunMark;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.BusyWatch;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.Place;

/** The pages Runs and Compare of a project with three runs. */
class RunsInWindowTest extends AppWindowTest {

    private Path study;
    private FakeWorkbench workbench;

    /** A user who takes the name that is suggested. */
    private final NoDialogs dialogs = new NoDialogs() {
        @Override
        public Optional<Path> newFile(Window owner, String title, String name) {
            return Optional.of(folder.resolve(name));
        }
    };

    @BeforeEach
    void openProject() throws IOException {
        Path data = Files.writeString(folder.resolve("pbmc.h5ad"), "counts");
        study = folder.resolve("study");
        try (var project = Project.create(study, "study", "1")) {
            project.addData(data);
        }
        for (String run : new String[] {"001-scvi", "002-scvi", "003-scvi"}) {
            Files.createFile(
                    Files.createDirectories(study.resolve("runs").resolve(run)).resolve("run.json"));
        }
        workbench = new FakeWorkbench()
                .glancing()
                .opening(path -> Samples.run(
                        path, Samples.spec(data, path.getFileName().toString().charAt(2) - '1')));
        open(workbench, dialogs);
        fx(() -> app.workflow().open(study));
        waitForPlace(Place.IMPORT_CHECK);
        fx(() -> app.workflow().go(Place.RUNS));
        waitFor("three runs", () -> list("#run-list").getItems().size() == 3);
    }

    @AfterEach
    void closeProject() {
        fx(() -> app.workflow().close());
    }

    private TableView<RunSummary> list(String id) {
        return find(id);
    }

    private RunMark mark(String run) {
        try (var project = Project.look(study)) {
            return project.runs().stream()
                    .filter(known -> known.key().equals(run))
                    .findFirst()
                    .orElseThrow()
                    .mark();
        }
    }

    @Test
    void aRunGoesToTheTrashAndComesBack() {
        var watch = BusyWatch.begin();
        fx(() -> list("#run-list").getSelectionModel().select(1));
        click("#run-trash");
        waitFor("two runs", () -> list("#run-list").getItems().size() == 2);
        click("#show-trash");
        waitFor("one run", () -> list("#run-list").getItems().size() == 1);
        fx(() -> list("#run-list").getSelectionModel().select(0));
        click("#run-trash");
        waitFor("empty trash", () -> list("#run-list").getItems().isEmpty());
        click("#show-trash");
        waitFor("three runs", () -> list("#run-list").getItems().size() == 3);
        keys(KeyCode.CONTROL, KeyCode.Z);
        waitFor("trashed again", () -> list("#run-list").getItems().size() == 2);
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        waitFor("restored again", () -> list("#run-list").getItems().size() == 3);
        watch.requireResponsive();
    }

    @Test
    void theProjectIsReportedOnOnePage() {
        waitFor("what can be reported on", () -> !find("#project-report").isDisabled());
        click("#project-report");
        waitFor("the report", () -> workbench.exported().equals(List.of("report of study to study.html")));
        Label words = find("#runs-words");
        waitFor("its place", () -> words.getText().contains("study.html"));
    }

    @Test
    void aVerifiedRunTellsItsVerdictUntilThatIsPutAway() {
        fx(() -> list("#run-list").getSelectionModel().select(0));
        click("#run-verify");
        waitFor("the verdict", () -> find("#verdict-card").isVisible());
        Node card = find("#verdict-card");
        Label verdict = find("#verify-verdict");
        assertThat(verdict.getText()).startsWith("001-scvi is equivalent");
        click("#verdict-close");
        waitFor("nothing", () -> !card.isVisible());
    }

    @Test
    void runsThatAFileCarriesAreRestoredIntoTheProject() {
        workbench.carry("004-a", "005-b");
        fx(() -> app.workflow().imports().inspect(folder.resolve("pbmc.h5ad")));
        waitForPlace(Place.IMPORT_CHECK);
        waitFor("the offer", () -> find("#carried-card").isVisible());
        click("#restore-all");
        waitForPlace(Place.RUNS);
        assertThat(workbench.exported())
                .containsExactly("restored 004-a from pbmc.h5ad to 004-a", "restored 005-b from pbmc.h5ad to 005-b");
    }

    @Test
    void whatIsDoneStandsInTheHistoryAndIsSaved() {
        var model = fx(() -> list("#run-list").getItems().getFirst());
        fx(() -> app.workflow()
                .history()
                .change(
                        "Rename run 001-scvi",
                        Layer.RUNS,
                        model.run().key(),
                        RunMark.NONE.withName("Best").toJson()));
        waitFor("the name", () -> list("#run-list").getItems().getFirst().name().equals("Best"));
        click("#toggle-drawer");
        TabPane drawer = find("#drawer");
        fx(() -> drawer.getSelectionModel().select(2));
        pulses(3);
        ListView<?> journal = find("#drawer-history");
        assertThat(fx(() -> journal.getItems().size())).isEqualTo(1);
        waitFor("saved", () -> app.workflow().history().savedProperty().get());
        assertThat(mark("001-scvi").name()).isEqualTo("Best");
        screenshots("runs");
    }

    @Test
    void thePaletteFindsAndDoesWhatCanBeDone() {
        keys(KeyCode.CONTROL, KeyCode.K);
        pulses(2);
        type("compare");
        ListView<?> found = find("#palette-list");
        assertThat(fx(() -> found.getItems().size())).isEqualTo(1);
        keys(KeyCode.ENTER);
        waitForPlace(Place.COMPARE);
        keys(KeyCode.CONTROL, KeyCode.K);
        pulses(2);
        type("undo");
        ListView<?> nothing = find("#palette-list");
        assertThat(fx(() -> nothing.getItems().size())).isZero();
        keys(KeyCode.ESCAPE);
        assertThat(exists("#palette-list")).isFalse();
    }

    @Test
    void runsStandSideBySide() {
        fx(() -> app.workflow().go(Place.COMPARE));
        waitFor("three runs", () -> list("#compare-runs").getItems().size() == 3);
        fx(() -> list("#compare-runs").getSelectionModel().selectIndices(1, 2));
        TabPane tabs = find("#compare-tabs");
        fx(() -> tabs.getSelectionModel().select(3));
        waitFor("agreement", () -> exists("#agreement-grid"));
        pulses(10);
        // After the first show of each part.
        var watch = BusyWatch.begin();
        fx(() -> list("#compare-runs").getSelectionModel().clearAndSelect(0));
        waitFor("no agreement", () -> !exists("#agreement-grid"));
        fx(() -> list("#compare-runs").getSelectionModel().selectIndices(0, 1));
        waitFor("agreement", () -> exists("#agreement-grid"));
        watch.requireResponsive();
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int shown = tab;
            fx(() -> tabs.getSelectionModel().select(shown));
            pulses(3);
            screenshots("compare-" + tab);
        }
        fx(() -> list("#compare-runs").getSelectionModel().clearAndSelect(2));
        click("#compare-star");
        waitFor("star", () -> app.workflow().history().savedProperty().get());
        assertThat(mark("003-scvi").star()).isTrue();
        TextField filter = find("#compare-filter");
        fx(() -> filter.setText("003"));
        waitFor("one run", () -> list("#compare-runs").getItems().size() == 1);
    }

    @Test
    void settingsOfARunBecomeThoseOfTheNext() {
        fx(() -> list("#run-list").getSelectionModel().select(0));
        click("#run-duplicate");
        waitForPlace(Place.SET_UP);
        String suggested = fx(() -> app.workflow()
                .session()
                .modelProperty()
                .get()
                .orElseThrow()
                .card()
                .id());
        assertThat(suggested).isEqualTo("scvi");
    }
}
