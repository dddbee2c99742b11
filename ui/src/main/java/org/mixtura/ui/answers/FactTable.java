package org.mixtura.ui.answers;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A few numbers in rows and columns that are read at a glance: nothing to sort, to select or to cut short. */
final class FactTable extends GridPane {

    private final List<Heading> headings;

    /**
     * The top of a column.
     *
     * @param help what the numbers mean, a sentence
     */
    record Heading(String title, String help) {}

    /** The first heading is that of the names of the rows. */
    FactTable(List<Heading> headings) {
        this.headings = headings;
        getStyleClass().add("fact-table");
        for (int i = 0; i < headings.size(); i++) {
            var column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        show(List.of());
    }

    /** Shows rows, each as many texts as there are headings; without rows the table goes. */
    void show(List<List<String>> rows) {
        getChildren().clear();
        for (int i = 0; i < headings.size(); i++) {
            var label = new Label(headings.get(i).title());
            label.setTooltip(new Tooltip(headings.get(i).help()));
            label.getStyleClass().add("fact-heading");
            add(label, i, 0);
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                var label = new Label(rows.get(r).get(c));
                label.getStyleClass().add(c == 0 ? "fact-name" : "fact-value");
                // A heading may be cut short and has a tooltip; a number that is cut short is none.
                label.setMinWidth(USE_PREF_SIZE);
                add(label, c, r + 1);
            }
        }
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
    }
}
