package org.mixtura.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.project.Project;
import org.mixtura.ui.AppWindowTest;
import org.mixtura.ui.BusyWatch;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.Place;

/** Settings, linked maps and stability of three runs on the page Compare. */
class CompareInWindowTest extends AppWindowTest {

    private static final int SETTINGS = 1;
    private static final int MAPS = 2;
    private static final int SEEDS = 4;

    @BeforeEach
    void openProject() throws IOException {
        Path data = Files.writeString(folder.resolve("pbmc.h5ad"), "counts");
        Path study = folder.resolve("study");
        try (var project = Project.create(study, "study", "1")) {
            project.addData(data);
        }
        for (String run : new String[] {"001-scvi", "002-scvi", "003-scvi"}) {
            Files.createFile(
                    Files.createDirectories(study.resolve("runs").resolve(run)).resolve("run.json"));
        }
        var workbench = new FakeWorkbench()
                .glancing()
                .opening(path -> Samples.run(
                        path, Samples.spec(data, path.getFileName().toString().charAt(2) - '1')));
        open(workbench, new NoDialogs());
        fx(() -> app.workflow().open(study));
        waitForPlace(Place.IMPORT_CHECK);
        fx(() -> app.workflow().go(Place.COMPARE));
        waitFor("three runs", () -> runs().getItems().size() == 3);
        fx(() -> runs().getSelectionModel().selectIndices(0, 1));
    }

    @AfterEach
    void close() {
        fx(() -> app.workflow().close());
    }

    private TableView<RunSummary> runs() {
        return find("#compare-runs");
    }

    private void tab(int number) {
        TabPane tabs = find("#compare-tabs");
        fx(() -> tabs.getSelectionModel().select(number));
        pulses(3);
    }

    @Test
    void settingsThatDifferStandFirstAndEqualOnesAreFolded() {
        tab(SETTINGS);
        waitFor("settings", () -> exists("#settings-diff .settings-grid"));
        assertThat(exists("#settings-diff .setting-changed")).isTrue();
        TitledPane fold = find("#settings-diff .settings-fold");
        assertThat(fold.isExpanded()).isFalse();
        assertThat(fold.getText()).endsWith("settings that are alike");
        fx(() -> fold.setExpanded(true));
        screenshots("compare-settings");
    }

    @Test
    void mapsAreLinkedAndColouredByStability() {
        tab(MAPS);
        waitFor("maps", () -> exists("#linked-maps"));
        var watch = BusyWatch.begin();
        Label words = find("#linked-words");
        assertThat(words.getText()).isEqualTo("60 cells, in all 2 runs");
        Node save = fx(() -> stage.getScene().lookup("#linked-save"));
        assertThat(save.isVisible()).isFalse();
        ComboBox<String> colour = find("#linked-colour");
        fx(() -> colour.setValue(LinkedRuns.Stability.NEIGHBOURS.label()));
        waitFor("stability", () -> words.getText().startsWith("Of a cell's 15 nearest"));
        waitFor("a file to save it", save::isVisible);
        watch.requireResponsive();
        click("#compare-alone");
        assertThat(exists("#compare-runs")).isFalse();
        assertThat(exists("#linked-no-room")).isFalse();
        screenshots("compare-maps");
        Button table = find("#compare-alone");
        assertThat(table.getText()).isEqualTo("Show table");
        click("#compare-alone");
        assertThat(exists("#compare-runs")).isTrue();
    }

    @Test
    void mapsWithoutRoomSayHowToMakeSome() {
        tab(MAPS);
        waitFor("maps", () -> exists("#linked-maps"));
        fx(() -> stage.setHeight(520));
        waitFor("a hint", () -> exists("#linked-no-room"));
        click("#compare-alone");
        waitFor("maps", () -> !exists("#linked-no-room"));
    }

    @Test
    void stabilityOverSeedsIsANumberOfItsGroup() {
        tab(SEEDS);
        click("#measure-stability");
        waitFor(
                "numbers",
                () -> FxTest.<GridPane>find("#stability-table").getChildren().size() > 4);
        GridPane grid = find("#stability-table");
        assertThat(fx(() -> grid.getChildren().stream()
                        .map(node -> ((Label) node).getText())
                        .toList()))
                .contains("scvi (3 seeds)", "100.0 %");
        waitFor("a column of it", () -> runs().getColumns().stream()
                .anyMatch(column -> "stability".equals(column.getId())));
        var column = fx(() -> column("stability"));
        assertThat(fx(() -> column.getCellData(0))).isEqualTo(1.0);
    }

    @Test
    void columnsAreHiddenAndShownAgainAndThatCanBeUndone() {
        MenuButton menu = find("#compare-columns");
        assertThat(fx(() -> menu.getItems().stream().map(MenuItem::getId).toList()))
                .contains("show-model", "show-seed", "show-note")
                .doesNotContain("show-run");
        fx(() -> choice(menu, "show-seed").setSelected(false));
        assertThat(isShown("seed")).isFalse();
        assertThat(app.workflow().history().undoNameProperty().get()).isEqualTo("Hide column “Seed”");
        fx(() -> app.workflow().go(Place.RUNS));
        fx(() -> app.workflow().go(Place.COMPARE));
        waitFor("the runs again", () -> runs().getItems().size() == 3);
        assertThat(isShown("seed")).as("on coming back").isFalse();
        assertThat(isShown("model")).isTrue();
        fx(() -> app.workflow().history().undo());
        waitFor("the column", () -> isShown("seed"));
        assertThat(fx(() -> choice(menu, "show-seed").isSelected())).isTrue();
    }

    @Test
    void pinnedColumnsStayWhileOthersMoveAndThatCanBeUndone() {
        assertThat(ids()).startsWith("run", "model", "seed");
        MenuButton menu = find("#compare-columns");
        Menu pins = fx(() -> (Menu) menu.getItems().getLast());
        fx(() -> ((CheckMenuItem) pins.getItems().stream()
                        .filter(item -> "pin-note".equals(item.getId()))
                        .findFirst()
                        .orElseThrow())
                .setSelected(true));
        waitFor("the note beside the run", () -> ids().get(1).equals("note"));
        assertThat(app.workflow().history().undoNameProperty().get()).isEqualTo("Pin column “Note”");
        pulses(3);
        double run = edge("run");
        double note = edge("note");
        double model = edge("model");
        fx(() -> bar().setValue(bar().getMax()));
        pulses(3);
        assertThat(fx(() -> bar().getMax())).as("there is something to move").isPositive();
        assertThat(edge("run")).isEqualTo(run);
        assertThat(edge("note")).isEqualTo(note);
        assertThat(edge("model")).isLessThan(model);
        screenshots("compare-pinned");
        fx(() -> app.workflow().history().undo());
        waitFor("the usual order", () -> ids().get(1).equals("model"));
    }

    private List<String> ids() {
        return fx(() -> runs().getColumns().stream().map(TableColumn::getId).toList());
    }

    private TableColumn<RunSummary, ?> column(String id) {
        return runs().getColumns().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private ScrollBar bar() {
        return runs().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(each -> each.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }

    /** The left edge of a heading in the window. */
    private double edge(String id) {
        return fx(() -> runs().lookupAll(".column-header").stream()
                .map(TableColumnHeader.class::cast)
                .filter(heading -> heading.getTableColumn() != null
                        && id.equals(heading.getTableColumn().getId()))
                .findFirst()
                .map(heading -> heading.localToScene(0, 0).getX())
                .orElseThrow());
    }

    private static CheckMenuItem choice(MenuButton menu, String id) {
        return menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .map(CheckMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private boolean isShown(String column) {
        return fx(() -> column(column).isVisible());
    }

    @Test
    void oneModelHasNothingToTestAndNoPicture() {
        tab(SEEDS);
        assertThat(exists("#measure-stability")).isTrue();
        assertThat(exists("#seeds-figure")).isFalse();
    }
}
