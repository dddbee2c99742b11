package org.mixtura.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.SavingDialogs;
import org.mixtura.ui.session.Place;

/** A sweep in the window with the real core: from the set-up over training to the table and a run of it. */
class SweepJobTest extends AppWindowTest {

    private static final int LONGEST_TRAINING_S = 240;

    @Test
    void twoValuesTimesTwoSeeds() throws IOException {
        open(new LocalWorkbench("test", folder.resolve("home")), new SavingDialogs(folder, Optional::empty));
        setUp();
        varyInPlace();
        train();
        table();
        oneRun();
    }

    private void setUp() {
        click("#try-demo");
        waitForPlace(Place.IMPORT_CHECK);
        click("#accept-data");
        waitForPlace(Place.MODEL);
        click("#choose-scvi");
        waitForPlace(Place.SET_UP);
        click("#preset-quick");
        fill("#field-train-epochs", "3");
        fill("#field-variableGenes", "300");
        fill("#field-repeats", "2");
        assertThat(FxTest.<Button>find("#start-training").getText()).isEqualTo("Train 2 runs");
    }

    private void varyInPlace() {
        fx(() -> FxTest.<ScrollPane>find(".page-scroll").setVvalue(1));
        pulses(3);
        click("#vary-add");
        assertThat(FxTest.<Button>find("#start-training").isDisabled()).isTrue();
        ComboBox<?> settings = find("#vary-setting");
        fx(() -> settings.getSelectionModel().select(0));
        fx(() -> FxTest.<ScrollPane>find(".page-scroll").setVvalue(1));
        pulses(3);
        fill("#vary-values", "5, 500");
        assertThat(FxTest.<Label>find(".vary-problem").getText()).contains("must be 1 to 256, not 500");
        screenshots("sweep-set-up-problem");
        fill("#vary-values", "5, 10");
        assertThat(exists(".vary-problem")).isFalse();
        assertThat(FxTest.<Button>find("#start-training").getText()).isEqualTo("Train 4 runs");
        assertThat(FxTest.<Label>find("#sweep-sum").getText()).startsWith("2 combinations × 2 seeds: 4 runs");
        screenshots("sweep-set-up");
    }

    private void train() {
        waitFor("ready", () -> !FxTest.<Button>find("#start-training").isDisabled());
        click("#start-training");
        waitForPlace(Place.TRAINING);
        assertThat(FxTest.<Hyperlink>find("#to-sweep").getText()).matches("Run [1-4] of 4 of this sweep");
        screenshots("sweep-training");
        click("#to-sweep");
        waitForPlace(Place.SWEEP);
        waitFor("counts", () -> FxTest.<Label>find("#sweep-counts").getText().contains("training"));
        long end = System.nanoTime() + LONGEST_TRAINING_S * 1_000_000_000L;
        while (!FxTest.<Label>find("#sweep-counts").getText().equals("4 complete")) {
            assertThat(System.nanoTime()).as("training ends in time").isLessThan(end);
            assertThat(fx(() -> app.workflow().problemProperty().get())).isEmpty();
            pulses(5);
        }
        assertThat(fx(() -> app.workflow().session().placeProperty().get()))
                .as("who looks at the table is left there")
                .isEqualTo(Place.SWEEP);
    }

    private void table() throws IOException {
        TableView<Combination> combinations = find("#combinations");
        assertThat(combinations.getItems()).hasSize(2).allMatch(line -> line.done() == 2);
        assertThat(exists("#go-on")).isFalse();
        screenshots("sweep-combinations");
        click("#save-sweep");
        waitFor("saved", () -> FxTest.<Label>find("#sweep-words").getText().startsWith("Written to"));
        assertThat(Files.readAllLines(folder.resolve("table.csv"))).hasSize(3);
    }

    private void oneRun() {
        click("#show-runs");
        TableView<SweepRun> runs = find("#runs");
        assertThat(runs.getItems()).hasSize(4);
        screenshots("sweep-runs");
        assertThat(FxTest.<Button>find("#open-sweep-run").isDisabled()).isTrue();
        fx(() -> runs.getSelectionModel().select(2));
        click("#open-sweep-run");
        waitForPlace(Place.EXPLORE);
        assertThat(fx(() -> app.workflow().session().runProperty().get())
                        .orElseThrow()
                        .folder()
                        .endsWith("latentDim=10/seed-0"))
                .isTrue();
        click("#go-sweep");
        waitForPlace(Place.SWEEP);
    }

    private void fill(String field, String text) {
        TextField box = find(field);
        fx(() -> {
            box.requestFocus();
            box.selectAll();
        });
        keys(KeyCode.DELETE);
        type(text);
    }

    @Override
    protected void beforePicture() {
        if (exists(".page-scroll")) {
            fx(() -> FxTest.<ScrollPane>find(".page-scroll").setVvalue(1));
        }
    }
}
