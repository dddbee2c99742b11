package org.mixtura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.io.DatasetInspector;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.model.dgd.DgdConfig;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.session.Place;

/** A user walks through the window with mouse and keyboard; the core is faked. */
class MainWindowTest extends AppWindowTest {

    private final FakeWorkbench workbench = new FakeWorkbench();

    private void walkToSetUp() {
        open(workbench, new NoDialogs());
        click("#try-demo");
        waitForPlace(Place.IMPORT_CHECK);
        click("#accept-data");
        waitForPlace(Place.MODEL);
        click("#choose-scvi");
        waitForPlace(Place.SET_UP);
    }

    @Test
    void theDemoLeadsFromWelcomeToTraining() {
        walkToSetUp();
        waitFor("ready", () -> !FxTest.<Button>find("#start-training").isDisabled());
        click("#start-training");
        waitFor("trained", () -> workbench.trained().size() == 1);

        var spec = workbench.trained().getFirst();
        assertThat(spec.model()).isEqualTo("scvi");
        assertThat(spec.labels()).hasToString("Optional[cell_type]");
        assertThat(spec.batch()).hasToString("Optional[donor]");
    }

    @Test
    void thisComputerSaysWhatItCanTrainOnAndWhyNot() {
        open(workbench, new NoDialogs());
        click("#device");
        waitFor("the devices", () -> texts("#computer-card").contains("No NVIDIA driver was found."));
        assertThat(texts("#computer-card"))
                .contains("CPU", "A training step ran on 2 cores.", "GPU 0")
                .anyMatch(text -> text.startsWith("PyTorch library"));
        click("#computer-close");
        waitFor("the card closed", () -> !exists("#computer-card"));
    }

    @Test
    void aProblemGoesOverAnOpenCardWhichComesBack() {
        open(workbench, new NoDialogs());
        click("#device");
        waitFor("the card", () -> exists("#computer-card"));
        for (String what : new String[] {"The run is gone.", "Another one is gone."}) {
            fx(() -> app.workflow().report(new Problem(what, "Its process ended.", "Go on with it.", "")));
            pulses(2);
            assertThat(exists(".error-what")).isTrue();
            assertThat(exists("#computer-card")).isFalse();
        }
        fx(() -> app.workflow().problemProperty().set(Optional.empty()));
        pulses(2);
        assertThat(exists(".error-what"))
                .as("the second took the place of the first")
                .isFalse();
        assertThat(exists("#computer-card")).isTrue();
        click("#computer-close");
        waitFor("the card closed", () -> !exists("#computer-card"));
    }

    private static List<String> texts(String selector) {
        Node around = find(selector);
        return fx(() -> around.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void aModelWithoutAnEncoderIsChosenSetUpAndTrainedLikeAnyOther() {
        for (boolean dark : new boolean[] {true, false}) {
            open(workbench, new NoDialogs());
            fx(() -> {
                if (app.appearance().isDark() != dark) {
                    app.appearance().toggleTheme();
                }
            });
            click("#try-demo");
            waitForPlace(Place.IMPORT_CHECK);
            click("#accept-data");
            waitForPlace(Place.MODEL);
            screenshot("model-all" + (dark ? "-dark" : "-light"));
            click("#choose-dgd");
            waitForPlace(Place.SET_UP);
            screenshot("set-up-dgd" + (dark ? "-dark" : "-light"));
            click("#all-settings");
            screenshot("set-up-dgd-all" + (dark ? "-dark" : "-light"));
            if (dark) {
                fx(() -> stage.hide());
            }
        }
        waitFor("ready", () -> !FxTest.<Button>find("#start-training").isDisabled());
        click("#start-training");
        waitFor("trained", () -> workbench.trained().size() == 1);

        var spec = workbench.trained().getFirst();
        assertThat(spec.model()).isEqualTo("dgd");
        assertThat(spec.config()).isInstanceOf(DgdConfig.class);
    }

    @Test
    void findingsAreMendedAndCellsFilteredWithTheMouse() {
        workbench.inspecting(Samples::withWarning);
        open(workbench, new NoDialogs());
        click("#try-demo");
        waitForPlace(Place.IMPORT_CHECK);
        click("#fix-showlist");
        pulses(3);
        assertThat(exists("#name-list")).isTrue();
        click("#fix-sumduplicategenes");
        waitFor("a new data set", () -> workbench.imports().size() == 1);
        assertThat(workbench.imports().getFirst().changes().sumDuplicateGenes()).isTrue();
        pulses(3);
        javafx.scene.control.TextField limit = find("#min-genes");
        fx(() -> limit.setText("30"));
        waitFor("the effect", () -> FxTest.<javafx.scene.control.Label>find("#filter-effect")
                .getText()
                .startsWith("770 of 800 cells"));
        javafx.scene.control.ScrollPane page = find(".page-scroll");
        fx(() -> page.setVvalue(1));
        screenshot("import-check-filter");
        click("#accept-data");
        waitForPlace(Place.MODEL);
        assertThat(app.workflow().session().filterProperty().get().minGenes()).isEqualTo(30);
    }

    @Test
    void ofAFileThatCannotBeReadNoNumbersAreTold(@TempDir Path folder) throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader,\nno counts here.\n");
        var inspector = new DatasetInspector(new DatasetReaders());
        workbench.inspecting(_ -> inspector.inspect(letter, ReadOptions.DETECT));
        open(workbench, new NoDialogs());
        click("#try-demo");
        waitForPlace(Place.IMPORT_CHECK);
        assertThat(texts(".inspector")).contains("File", "Format").doesNotContain("Cells", "Genes", "Labels");
        assertThat(FxTest.<Label>find("#status-size").getText()).isEqualTo("No data");
    }

    @Test
    void theScaleAndTheHelpStayInReachInLargePrint() {
        open(workbench, new NoDialogs());
        for (double scale : new double[] {1, 1.5, 2}) {
            fx(() -> app.appearance().scaleProperty().set(scale));
            screenshot("rail-" + (int) (100 * scale));
            double floor = fx(() -> {
                var bar = stage.getScene().lookup(".status-bar");
                return bar.localToScene(bar.getLayoutBounds()).getMinY();
            });
            for (String control : new String[] {"#toggle-theme", "#scale", "#help"}) {
                javafx.scene.Node node = find(control);
                double bottom =
                        fx(() -> node.localToScene(node.getLayoutBounds()).getMaxY());
                assertThat(bottom).as(control + " at " + scale).isLessThanOrEqualTo(floor);
            }
            click("#help");
            assertThat(exists(".overlay-card")).isTrue();
            pulses(2);
            screenshot("help-" + (int) (100 * scale));
            assertThat(stage.getScene().getRoot().lookupAll(".help-card .facts > .label"))
                    .extracting(text -> ((Label) text).getText())
                    .contains("Ctrl E", "Figure of what is seen", "L", "Draw around cells", "Esc");
            for (var text : stage.getScene().getRoot().lookupAll(".help-card .facts > .label")) {
                var label = (Label) text;
                assertThat(fx(label::getWidth))
                        .as("%s at %s".formatted(label.getText(), scale))
                        .isGreaterThanOrEqualTo(fx(() -> label.prefWidth(-1)) - 1);
            }
            keys(KeyCode.ESCAPE);
            pulses(2);
        }
    }

    @Test
    void screens() {
        for (boolean dark : new boolean[] {false, true}) {
            for (double scale : new double[] {1, 1.5}) {
                String suffix = (dark ? "-dark" : "-light") + (scale == 1 ? "" : "-150");
                open(workbench, new NoDialogs());
                fx(() -> {
                    if (app.appearance().isDark() != dark) {
                        app.appearance().toggleTheme();
                    }
                    app.appearance().scaleProperty().set(scale);
                });
                screenshot("welcome" + suffix);
                workbench.inspecting(Samples::withWarning);
                click("#try-demo");
                waitForPlace(Place.IMPORT_CHECK);
                screenshot("import-check" + suffix);
                fx(() -> app.workflow().acceptData(java.util.Optional.empty(), java.util.Optional.empty()));
                waitForPlace(Place.MODEL);
                screenshot("model" + suffix);
                fx(() -> app.workflow().chooseModel(workbench.models().getFirst()));
                waitForPlace(Place.SET_UP);
                screenshot("set-up" + suffix);
                click("#all-settings");
                screenshot("set-up-all" + suffix);
                keys(KeyCode.F1);
                screenshot("help" + suffix);
                fx(() -> stage.hide());
            }
        }
    }
}
