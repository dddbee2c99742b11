package org.mixtura.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;

/** The table of runs: which columns and rows are shown, and which runs are chosen. */
final class CompareTable {

    private static final double USUAL_FONT = 14;

    private final TableView<RunSummary> runs;
    private final MenuButton shownColumns;
    private final CompareViewModel model;
    private final Runnable chosen;
    private final ObservableList<RunSummary> all = FXCollections.observableArrayList();
    private final FilteredList<RunSummary> shown = new FilteredList<>(all);
    private List<String> headings = List.of();
    private boolean filling;

    /**
     * @param filter text that runs must have
     * @param shownColumns says which columns are shown
     * @param chosen is told when other runs are chosen
     */
    CompareTable(
            TableView<RunSummary> runs,
            TextField filter,
            MenuButton shownColumns,
            CompareViewModel model,
            Runnable chosen) {
        this.runs = runs;
        this.shownColumns = shownColumns;
        this.model = model;
        this.chosen = chosen;
        filter.textProperty().subscribe(text -> shown.setPredicate(run -> matches(run, text)));
        var sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(runs.comparatorProperty());
        runs.setItems(sorted);
        runs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        runs.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunSummary>) _ -> tell());
        runs.setRowFactory(_ -> row());
        runs.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                chosen().stream().findFirst().ifPresent(model::open);
            }
        });
    }

    private TableRow<RunSummary> row() {
        var row = new TableRow<RunSummary>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                model.open(row.getItem());
            }
        });
        return row;
    }

    private boolean matches(RunSummary run, String text) {
        String words = "%s %s %s"
                .formatted(run.name(), model.modelName(run), run.run().mark().note());
        String settings = model.comparisonProperty()
                .get()
                .map(table -> String.join(
                        " ",
                        table.changed().stream()
                                .map(key -> key + "=" + table.setting(run, key).orElse(""))
                                .toList()))
                .orElse("");
        return (words + " " + settings)
                .toLowerCase(Locale.ROOT)
                .contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Shows other runs. Columns stay as the user has them unless there are others, and the runs that are chosen stay.
     *
     * @param font size of text, pixels
     */
    void show(Optional<RunComparison> found, double font) {
        List<Path> before = chosen().stream().map(run -> run.run().folder()).toList();
        found.ifPresent(table -> fillColumns(table, font));
        // Rows come and go meanwhile.
        filling = true;
        all.setAll(found.map(RunComparison::runs).orElse(List.of()));
        runs.getSelectionModel().clearSelection();
        for (int i = 0; i < runs.getItems().size(); i++) {
            if (before.contains(runs.getItems().get(i).run().folder())) {
                runs.getSelectionModel().select(i);
            }
        }
        filling = false;
        tell();
    }

    private void fillColumns(RunComparison table, double font) {
        var now = new ArrayList<>(table.changed());
        table.measures().forEach(measure -> now.add(measure.key()));
        now.add("text " + font);
        var fresh = new CompareColumns(table, model::modelName, font / USUAL_FONT).all();
        if (now.equals(headings)) {
            for (int i = 0; i < fresh.size(); i++) {
                fresh.get(i).setPrefWidth(runs.getColumns().get(i).getWidth());
            }
        }
        headings = List.copyOf(now);
        var hidden = model.hiddenColumns().ids();
        fresh.forEach(column -> column.setVisible(!hidden.contains(column.getId())));
        runs.getColumns().setAll(fresh);
        shownColumns
                .getItems()
                .setAll(fresh.stream().skip(1).map(this::choiceOf).toList());
    }

    /** A column can be hidden, but for the first, which says what run it is. */
    private CheckMenuItem choiceOf(TableColumn<RunSummary, ?> column) {
        var choice = new CheckMenuItem(CompareColumns.titleOf(column));
        choice.setId("show-" + column.getId());
        choice.setSelected(column.isVisible());
        choice.selectedProperty().subscribe((_, on) -> {
            column.setVisible(on);
            model.hiddenColumns().show(column.getId(), choice.getText(), on);
        });
        return choice;
    }

    /** The runs that are chosen. */
    List<RunSummary> chosen() {
        return runs.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** Chooses one run. */
    void choose(RunSummary run) {
        runs.getSelectionModel().clearSelection();
        runs.getSelectionModel().select(run);
    }

    private void tell() {
        if (!filling) {
            chosen.run();
        }
    }
}
