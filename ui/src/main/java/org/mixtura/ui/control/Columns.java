package org.mixtura.ui.control;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Makes the columns of tables of numbers: headings that explain themselves, numbers at the right. */
public final class Columns {

    private Columns() {}

    /** A column of text. */
    public static <T> TableColumn<T, String> text(String title, String help, Function<T, String> text) {
        var column = new TableColumn<T, String>();
        column.setGraphic(heading(title, help));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        return column;
    }

    /**
     * A column of numbers, which sorts by their value; NaN stays empty.
     *
     * @param format for example {@code %.3f}
     */
    public static <T> TableColumn<T, Double> number(
            String title, String help, String format, ToDoubleFunction<T> value) {
        return number(title, help, number -> String.format(Locale.ROOT, format, number), value);
    }

    /** The same with a format of its own. */
    public static <T> TableColumn<T, Double> number(
            String title, String help, DoubleFunction<String> format, ToDoubleFunction<T> value) {
        var column = new TableColumn<T, Double>();
        column.setGraphic(heading(title, help));
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(number == null || number.isNaN() ? "" : format.apply(number));
            }
        });
        return column;
    }

    private static Label heading(String title, String help) {
        var label = new Label(title);
        label.setTooltip(new Tooltip(help));
        return label;
    }
}
