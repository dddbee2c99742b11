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
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Makes the columns of tables of numbers: headings that explain themselves, numbers at the right. */
public final class Columns {

    /** Left and right of a heading, where the arrow of sorting is, too. */
    private static final double MARGIN_EM = 1.5;

    private static final double WIDEST_EM = 12;

    private Columns() {}

    /** A column of text. */
    public static <T> TableColumn<T, String> text(String title, String help, Function<T, String> text) {
        var column = new TableColumn<T, String>();
        head(column, title, help);
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
        head(column, title, help);
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

    /** Gives a column a heading that explains itself, and keeps the column wide enough for it, up to a limit. */
    public static void head(TableColumn<?, ?> column, String title, String help) {
        var label = new Label(title);
        var explanation = new Tooltip(help);
        explanation.setWrapText(true);
        explanation.getStyleClass().add("explanation");
        label.setTooltip(explanation);
        // Letters grow with the scale of the window.
        label.fontProperty().subscribe(font -> {
            column.setMinWidth(Math.min(width(title, font), WIDEST_EM * font.getSize()));
        });
        column.setGraphic(label);
    }

    /**
     * Keeps a column wide enough for a text, too.
     *
     * @param column made here
     * @param text as long as any that is to be read whole
     */
    public static void room(TableColumn<?, ?> column, String text) {
        if (column.getGraphic() instanceof Label heading) {
            // After the width for the heading, which comes with the same change of letters.
            heading.fontProperty().subscribe(font -> {
                column.setMinWidth(Math.max(column.getMinWidth(), width(text, font)));
            });
        }
    }

    private static double width(String text, Font font) {
        var written = new Text(text);
        written.setFont(font);
        return written.getLayoutBounds().getWidth() + MARGIN_EM * font.getSize();
    }
}
