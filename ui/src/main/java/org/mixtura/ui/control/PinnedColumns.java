package org.mixtura.ui.control;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;

/**
 * Keeps the first columns of a table in place while the others move behind them: their cells and headings go along with the
 * horizontal scroll bar. (ControlsFX has a table with fixed columns; its rows lose their cells when columns are replaced.)
 */
public final class PinnedColumns {

    private static final String STYLE = "pinned";
    private static final String LAST = "pinned-last";

    private final TableView<?> table;
    private final DoubleProperty moved = new SimpleDoubleProperty(this, "moved", 0);
    private List<? extends TableColumn<?, ?>> held = List.of();
    private ObservableList<TableColumnHeader> headings = FXCollections.emptyObservableList();

    /** @param table that does not have cells of a fixed size: these come and go with the place */
    public PinnedColumns(TableView<?> table) {
        this.table = table;
        table.skinProperty().subscribe(_ -> look());
    }

    private void look() {
        if (table.lookup(".column-header-background") instanceof TableHeaderRow row) {
            // They are made anew with the layout that follows a change of columns.
            headings = row.getRootHeader().getColumnHeaders();
            headings.subscribe(this::holdHeadings);
        }
        moved.unbind();
        table.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .ifPresent(bar -> moved.bind(bar.valueProperty()));
    }

    /** Keeps these columns in place, the first of the table; they must be new, and no others are from now on. */
    public void hold(List<? extends TableColumn<?, ?>> columns) {
        held = List.copyOf(columns);
        columns.forEach(this::holdCells);
    }

    private <S, T> void holdCells(TableColumn<S, T> column) {
        var factory = column.getCellFactory();
        column.setCellFactory(of -> {
            TableCell<S, T> cell = factory.call(of);
            hold(cell);
            if (held.size() > 1 && held.getLast() == column) {
                cell.getStyleClass().add(LAST);
            }
            return cell;
        });
    }

    private void holdHeadings() {
        headings.stream()
                .filter(heading -> held.contains(heading.getTableColumn()))
                .forEach(this::hold);
    }

    private void hold(Node node) {
        if (!node.getStyleClass().contains(STYLE)) {
            node.getStyleClass().add(STYLE);
            node.translateXProperty().bind(moved);
            node.setViewOrder(-1);
        }
    }
}
