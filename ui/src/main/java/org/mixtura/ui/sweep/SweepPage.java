package org.mixtura.ui.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.core.sweep.SweepTable;
import org.mixtura.ui.figure.FileDialogs;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;

/** The page of a sweep. */
public final class SweepPage implements Page {

    private final SweepViewModel model;
    private final FileDialogs dialogs;
    private final Node node;
    private List<SweepPlan.Axis> axes = List.of();
    private List<SweepTable.Measure> measures = List.of();

    @FXML
    private Label title;

    @FXML
    private Label subject;

    @FXML
    private Label counts;

    @FXML
    private Label words;

    @FXML
    private TitledPane notes;

    @FXML
    private Label noted;

    @FXML
    private Label legend;

    @FXML
    private ToggleButton showCombinations;

    @FXML
    private ToggleButton showRuns;

    @FXML
    private Button goOn;

    @FXML
    private Button save;

    @FXML
    private Button openRun;

    @FXML
    private TableView<Combination> combinations;

    @FXML
    private TableView<SweepRun> runs;

    /** @param dialogs asks where to save the table */
    public SweepPage(SweepViewModel model, FileDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Sweep";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void onShow() {
        model.refresh();
    }

    @FXML
    void initialize() {
        title.textProperty().bind(model.titleProperty());
        subject.textProperty().bind(model.subjectProperty());
        counts.textProperty().bind(model.countsProperty());
        words.textProperty().bind(model.wordsProperty());
        model.notesProperty().subscribe(this::tell);
        goOn.visibleProperty().bind(model.incompleteProperty());
        goOn.managedProperty().bind(goOn.visibleProperty());
        save.disableProperty().bind(model.tableProperty().map(java.util.Optional::isEmpty));
        showRuns.selectedProperty().bindBidirectional(model.runsShownProperty());
        keepOneSelected(showCombinations);
        keepOneSelected(showRuns);
        show(combinations, showCombinations);
        show(runs, showRuns);
        legend.visibleProperty().bind(showCombinations.selectedProperty());
        legend.managedProperty().bind(legend.visibleProperty());
        openRun.visibleProperty().bind(showRuns.selectedProperty());
        openRun.managedProperty().bind(openRun.visibleProperty());
        openRun.disableProperty()
                .bind(runs.getSelectionModel()
                        .selectedItemProperty()
                        .map(run -> !run.isOpenable())
                        .orElse(true));
        runs.setRowFactory(_ -> row());
        runs.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openRun();
            }
        });
        model.tableProperty().subscribe(table -> table.ifPresentOrElse(this::fill, this::clear));
    }

    private static void keepOneSelected(ToggleButton button) {
        button.getToggleGroup().selectedToggleProperty().addListener((_, old, now) -> {
            if (now == null && old == button) {
                button.setSelected(true);
            }
        });
    }

    private static void show(Node table, ToggleButton when) {
        table.visibleProperty().bind(when.selectedProperty());
        table.managedProperty().bind(table.visibleProperty());
    }

    private TableRow<SweepRun> row() {
        var row = new TableRow<SweepRun>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                model.open(row.getItem());
            }
        });
        return row;
    }

    @FXML
    void openRun() {
        var chosen = runs.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.open(chosen);
        }
    }

    @FXML
    void goOn() {
        model.goOn();
    }

    @FXML
    void saveTable() {
        dialogs.newFile(
                        node.getScene().getWindow(),
                        "Save table as CSV or LaTeX",
                        model.runsShownProperty().get() ? "runs.csv" : "table.csv")
                .ifPresent(model::save);
    }

    private void clear() {
        combinations.getItems().clear();
        runs.getItems().clear();
    }

    /** Rows are replaced in place, so that sorting, selection and widths of columns stay as the user has them. */
    private void fill(SweepTable table) {
        if (!table.axes().equals(axes) || !table.shownMeasures().equals(measures)) {
            axes = table.axes();
            measures = table.shownMeasures();
            combinations.getColumns().setAll(combinationColumns());
            runs.getColumns().setAll(runColumns());
        }
        int chosen = runs.getSelectionModel().getSelectedIndex();
        combinations.getItems().setAll(model.combinations());
        runs.getItems().setAll(model.runs());
        combinations.sort();
        runs.sort();
        runs.getSelectionModel().clearAndSelect(chosen);
    }

    private List<TableColumn<Combination, ?>> combinationColumns() {
        List<TableColumn<Combination, ?>> columns = new ArrayList<>(settings(Combination::values));
        if (columns.isEmpty()) {
            columns.add(SweepColumns.text("Settings", "Only the seed differs", _ -> "as set up"));
        }
        columns.add(SweepColumns.narrow("Runs", "Runs that are complete", Combination::runs));
        measures.forEach(measure -> columns.add(SweepColumns.spread(measure)));
        return columns;
    }

    private List<TableColumn<SweepRun, ?>> runColumns() {
        List<TableColumn<SweepRun, ?>> columns = new ArrayList<>(settings(SweepRun::values));
        columns.add(SweepColumns.narrow("Seed", "Root of everything random", run -> Long.toString(run.seed())));
        columns.add(SweepColumns.text("State", "Where the run is", SweepRun::state));
        measures.forEach(measure -> columns.add(SweepColumns.value(measure)));
        return columns;
    }

    private <R> List<TableColumn<R, String>> settings(Function<R, List<String>> values) {
        var columns = new ArrayList<TableColumn<R, String>>();
        for (int i = 0; i < axes.size(); i++) {
            String key = axes.get(i).key();
            columns.add(SweepColumns.setting(model.label(key), key, SweepColumns.at(i, values)));
        }
        return columns;
    }

    /** One note is shown whole; several are folded, because the table needs the room. */
    private void tell(List<String> found) {
        notes.setVisible(!found.isEmpty());
        notes.getParent().setManaged(!found.isEmpty());
        notes.setText(found.size() == 1 ? "A note on these settings" : found.size() + " notes on these settings");
        notes.setExpanded(found.size() == 1);
        noted.setText(String.join("\n", found));
    }
}
