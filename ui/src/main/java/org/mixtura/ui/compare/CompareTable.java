package org.mixtura.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.ui.control.PinnedColumns;

/** The table of runs: which columns and rows are shown, and which runs are chosen. */
final class CompareTable {

    private static final double USUAL_FONT = 14;

    private final TableView<RunSummary> runs;
    private final MenuButton choices;
    private final CompareViewModel model;
    private final Runnable chosen;
    private final ObservableList<RunSummary> all = FXCollections.observableArrayList();
    private final FilteredList<RunSummary> shown = new FilteredList<>(all);
    private final PinnedColumns pins;
    private double lastFont;
    private List<String> lastPinned = List.of();
    private boolean filling;

    /**
     * @param filter text that runs must have
     * @param choices says which columns are shown, and which stay at the left
     * @param chosen is told when other runs are chosen
     */
    CompareTable(
            TableView<RunSummary> runs, TextField filter, MenuButton choices, CompareViewModel model, Runnable chosen) {
        this.runs = runs;
        this.pins = new PinnedColumns(runs);
        this.choices = choices;
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
        var before = List.copyOf(runs.getColumns());
        var sorted = List.copyOf(runs.getSortOrder());
        var fresh = arranged(
                new CompareColumns(table, model::modelName, model::stability, font / USUAL_FONT).all(), before);
        var hidden = model.columns().hidden();
        for (TableColumn<RunSummary, ?> column : fresh) {
            column.setVisible(!hidden.contains(column.getId()));
            find(before, column.getId()).ifPresent(same -> {
                column.setSortType(same.getSortType());
                if (font == lastFont) {
                    column.setPrefWidth(same.getWidth());
                }
            });
            if (column != fresh.getFirst()) {
                column.setContextMenu(new ContextMenu(pinning(column), hiding(column)));
            }
        }
        lastFont = font;
        lastPinned = List.copyOf(model.columns().pinned());
        pins.hold(fresh.subList(0, pinnedAmong(fresh)));
        runs.getColumns().setAll(fresh);
        runs.getSortOrder()
                .setAll(sorted.stream()
                        .flatMap(column -> find(fresh, column.getId()).stream())
                        .toList());
        choices.getItems().setAll(menu(fresh));
    }

    /** The run, then what is pinned, then the others: as the user has dragged them, while no column comes or goes. */
    private List<TableColumn<RunSummary, ?>> arranged(
            List<TableColumn<RunSummary, ?>> usual, List<TableColumn<RunSummary, ?>> before) {
        var pinned = List.copyOf(model.columns().pinned());
        var dragged = ids(before);
        boolean same = pinned.equals(lastPinned) && dragged.size() == usual.size() && dragged.containsAll(ids(usual));
        var ordered = new ArrayList<>(usual);
        ordered.sort(Comparator.<TableColumn<RunSummary, ?>>comparingInt(column -> column == usual.getFirst() ? 0 : 1)
                .thenComparingInt(column -> {
                    int place = pinned.indexOf(column.getId());
                    return place < 0 ? pinned.size() : place;
                })
                .thenComparingInt(column -> same ? dragged.indexOf(column.getId()) : 0));
        return ordered;
    }

    private static List<String> ids(List<TableColumn<RunSummary, ?>> columns) {
        return columns.stream().map(TableColumn::getId).toList();
    }

    private int pinnedAmong(List<TableColumn<RunSummary, ?>> columns) {
        var pinned = model.columns().pinned();
        return 1
                + (int) columns.stream()
                        .filter(column -> pinned.contains(column.getId()))
                        .count();
    }

    private static Optional<TableColumn<RunSummary, ?>> find(List<TableColumn<RunSummary, ?>> columns, String id) {
        return columns.stream().filter(column -> column.getId().equals(id)).findFirst();
    }

    /** Columns can be hidden and pinned, but for the first, which says what run it is. */
    private List<MenuItem> menu(List<TableColumn<RunSummary, ?>> columns) {
        var items = new ArrayList<MenuItem>();
        var places = new Menu("Keep at the left");
        places.setId("pin-columns");
        for (TableColumn<RunSummary, ?> column : columns.subList(1, columns.size())) {
            items.add(shown(column));
            places.getItems().add(pinned(column));
        }
        items.add(new SeparatorMenuItem());
        items.add(places);
        return items;
    }

    private CheckMenuItem shown(TableColumn<RunSummary, ?> column) {
        var choice = new CheckMenuItem(CompareColumns.titleOf(column));
        choice.setId("show-" + column.getId());
        choice.setSelected(column.isVisible());
        choice.selectedProperty().subscribe((_, on) -> {
            column.setVisible(on);
            model.columns().show(column.getId(), choice.getText(), on);
        });
        return choice;
    }

    private CheckMenuItem pinned(TableColumn<RunSummary, ?> column) {
        var choice = new CheckMenuItem(CompareColumns.titleOf(column));
        choice.setId("pin-" + column.getId());
        choice.setSelected(isPinned(column));
        choice.selectedProperty().subscribe((_, on) -> model.columns().pin(column.getId(), choice.getText(), on));
        return choice;
    }

    private boolean isPinned(TableColumn<RunSummary, ?> column) {
        return model.columns().pinned().contains(column.getId());
    }

    private MenuItem pinning(TableColumn<RunSummary, ?> column) {
        boolean pinned = isPinned(column);
        var item = new MenuItem(pinned ? "No longer keep at the left" : "Keep at the left");
        item.setOnAction(_ -> model.columns().pin(column.getId(), CompareColumns.titleOf(column), !pinned));
        return item;
    }

    private MenuItem hiding(TableColumn<RunSummary, ?> column) {
        var item = new MenuItem("Hide");
        item.setOnAction(_ -> model.columns().show(column.getId(), CompareColumns.titleOf(column), false));
        return item;
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
