package org.mixtura.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.project.Project;
import org.mixtura.ui.chart.ScatterPane;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Place;

/** The main job in the window with the real core: from the demo to an exported PDF, by mouse and keyboard. */
class MainJobTest extends AppWindowTest {

    private static final int LONGEST_TRAINING_S = 240;

    @Test
    void demoToPdf() throws IOException {
        open(new LocalWorkbench("test", folder.resolve("demo")), dialogs());
        train();
        explore();
        group();
        score();
        ask();
        exportForOtherPrograms();
        Path pdf = export();

        try (var document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("UMAP 1", "CD19+ B", "CD56+ NK");
            double widthMm = document.getPage(0).getMediaBox().getWidth() / 72 * 25.4;
            assertThat(widthMm).isBetween(173.5, 174.5);
        }
    }

    private void train() {
        click("#try-demo");
        waitForPlace(Place.IMPORT_CHECK);
        click("#accept-data");
        waitForPlace(Place.MODEL);
        click("#choose-scvi");
        waitForPlace(Place.SET_UP);
        click("#preset-quick");
        waitFor("ready", () -> !FxTest.<Button>find("#start-training").isDisabled());
        click("#start-training");
        waitForPlace(Place.TRAINING);
        waitFor("three epochs", () -> epochsDone() >= 3);
        screenshots("job-training");
        long end = System.nanoTime() + LONGEST_TRAINING_S * 1_000_000_000L;
        while (fx(() -> app.workflow().session().placeProperty().get()) != Place.EXPLORE) {
            assertThat(System.nanoTime()).as("training ends in time").isLessThan(end);
            assertThat(fx(() -> app.workflow().problemProperty().get())).isEmpty();
            pulses(5);
        }
    }

    /** A run that has ended in the meantime has done all of them. */
    private int epochsDone() {
        return app.workflow()
                .session()
                .trainingProperty()
                .get()
                .map(LiveRun::epoch)
                .orElse(Integer.MAX_VALUE);
    }

    private void explore() {
        var run = fx(() -> app.workflow().session().runProperty().get()).orElseThrow();
        assertThat(run.cells().size()).isEqualTo(800);
        List<ScatterPane> maps = List.of(find(".scatter-pane"));
        waitFor("map", () -> maps.getFirst().isSharp());
        waitFor("expression", () -> !FxTest.<TextField>find("#gene").isDisabled());
        screenshots("job-explore");
        colourByGene(maps.getFirst());
        lasso(maps.getFirst());
        click("#show-curves");
        screenshots("job-explore-curves");
        click("#show-maps");
        screenshots("job-explore-selected");
        click("#clear-selection");
        assertThat(fx(() -> app.workflow().session().selectedCellsProperty().get()))
                .isZero();
    }

    /** What marks the clusters, and what the picture of it is as a figure. */
    private void group() {
        click("#show-groups");
        click("#find-markers");
        waitFor("markers", () -> exists("#markers-table"));
        screenshots("job-explore-groups");
    }

    private void score() {
        click("#show-scores");
        click("#measure-scores");
        waitFor("scores", () -> exists("#agreements"));
        screenshots("job-explore-scores");
        save("scores.csv", 0);
        save("all-runs.xlsx", 2);
        save("cells.csv", 3);
    }

    /** Chooses what to save by its place in the menu. */
    private void save(String name, int item) {
        MenuButton menu = find("#save-scores");
        waitFor("something to save", () -> !menu.getItems().get(item).isDisable());
        fx(() -> menu.getItems().get(item).fire());
        waitFor(name + " saved", () -> Files.exists(folder.resolve(name)));
    }

    /** The model answers; the demo's own cells, embedded as new ones, lie where they were. */
    private void ask() throws IOException {
        click("#show-answers");
        click("#ask-likelihood");
        waitFor("likelihoods", () -> exists("#likelihood-table"));
        click("#ask-sample");
        waitFor("new cells", () -> exists("#sample-table"));
        click("#choose-new-cells");
        click("#ask-embed");
        waitFor("embedding", () -> Files.exists(folder.resolve("embedded.csv")));
        waitFor("report", () -> FxTest.<Label>find("#embed-remarks").getText().contains("1,500"));
        screenshots("job-explore-model");

        var run = fx(() -> app.workflow().session().runProperty().get()).orElseThrow();
        String first = Files.readAllLines(folder.resolve("embedded.csv")).get(1);
        assertThat(Float.parseFloat(first.split(",")[1])).isCloseTo(run.latent().at(0, 0), within(1e-4f));
        click("#colour-likelihood");
        waitFor("colours", () -> FxTest.<Label>find(".legend-title").getText().equals("ELBO"));
        screenshots("job-explore-likelihood");
        chooseColour("cell_type");
    }

    /** The user opens the demo again where a data set is asked for. */
    private FileDialogs dialogs() {
        return new SavingDialogs(
                folder,
                () -> app.workflow().session().inspectionProperty().get().map(Inspection::source));
    }

    private void colourByGene(ScatterPane map) {
        click("#gene");
        type("MS4A1");
        keys(KeyCode.ENTER);
        waitFor("colours", () -> FxTest.<Label>find(".legend-title").getText().equals("MS4A1"));
        waitFor("map", map::isSharp);
        screenshots("job-explore-gene");
        keys(KeyCode.ESCAPE);
        chooseColour("cell_type");
        waitFor("map", map::isSharp);
    }

    private void chooseColour(String column) {
        javafx.scene.control.ComboBox<org.mixtura.core.data.Column> box = find("#colour-by");
        fx(() -> box.getItems().stream()
                .filter(c -> c.name().equals(column))
                .findFirst()
                .ifPresent(box::setValue));
        pulses(2);
        assertThat(FxTest.<Label>find(".legend-title").getText()).isEqualTo(column);
    }

    /** Draws around the upper left quarter of the map. */
    private void lasso(ScatterPane map) {
        click(map);
        keys(KeyCode.L);
        double w = fx(map::getWidth) / 2 - 80;
        double h = fx(map::getHeight) / 2 - 40;
        moveTo(map, -w, -h);
        press(MouseButton.PRIMARY);
        for (Point2D by : List.of(new Point2D(w, 0), new Point2D(0, h), new Point2D(-w, 0))) {
            moveBy(by.getX() / 2, by.getY() / 2);
            moveBy(by.getX() / 2, by.getY() / 2);
        }
        release(MouseButton.PRIMARY);
        waitFor(
                "selection",
                () -> app.workflow().session().selectedCellsProperty().get() > 0);
        assertThat(FxTest.<Label>find("#selection-count").getText()).endsWith("of 800 cells");
    }

    private void exportForOtherPrograms() {
        MenuButton formats = find("#export");
        var written = new HashSet<String>();
        for (MenuItem format : formats.getItems()) {
            waitFor("free to export", () -> !formats.isDisabled());
            fx(format::fire);
            waitFor(
                    "written",
                    () -> FxTest.<Label>find("#run-summary").getText().startsWith("Written to ")
                            && written.add(FxTest.<Label>find("#run-summary").getText()));
        }
        assertThat(written).hasSize(formats.getItems().size()).allSatisfy(words -> assertThat(
                        folder.resolve(words.substring("Written to ".length(), words.length() - 1)))
                .exists());
        click("#export");
        pulses(6);
        screenshots("job-explore-export");
        keys(KeyCode.ESCAPE);
    }

    private Path export() {
        click("#make-figure");
        waitForPlace(Place.FIGURES);
        click("#width-174");
        pulses(10);
        screenshots("job-figure");
        Button all = find("#add-all-panels");
        assertThat(fx(all::getText)).isEqualTo("Add all 2 maps as panels");
        fx(all::fire);
        pulses(10);
        screenshots("job-figure-page");
        assertThat(FxTest.<VBox>find("#figure-panels").getChildren()).hasSize(2);
        CheckBox page = find("#figure-page");
        fx(() -> page.setSelected(false));
        pulses(3);
        click("#export-figure");
        waitFor("saved", () -> exists("#figure-saved"));
        Path project = app.workflow()
                .history()
                .projectProperty()
                .get()
                .map(Project::folder)
                .orElseThrow();
        Path pdf = project.resolve("figures/umap-cell_type.pdf");
        assertThat(Files.exists(pdf)).isTrue();
        return pdf;
    }
}
