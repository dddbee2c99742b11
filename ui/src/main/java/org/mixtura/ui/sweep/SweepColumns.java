package org.mixtura.ui.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;
import org.mixtura.ui.control.Columns;

/** The columns of the two tables of a sweep. Values of settings sort as numbers where they are numbers. */
final class SweepColumns {

    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

    /** Means in order; what was not measured comes last. */
    private static final Comparator<Spread> BY_MEAN = Comparator.comparingDouble(Spread::mean);

    /** Widths to share the room by. */
    private static final double NARROW = 60;

    private static final double NUMBER = 85;
    private static final double SETTING = 125;
    private static final double WORDS = 130;
    private static final double SPREAD = 140;

    private SweepColumns() {}

    /** A column of short words or numbers. */
    static <R> TableColumn<R, String> narrow(String title, String help, Function<R, String> value) {
        var column = text(title, help, value);
        column.setComparator(SweepColumns::compareValues);
        column.setPrefWidth(NARROW);
        return column;
    }

    /** A column of a setting that varies. */
    static <R> TableColumn<R, String> setting(String label, String key, Function<R, String> value) {
        var column = text(label, "%s, setting %s".formatted(label, key), value);
        column.setPrefWidth(SETTING);
        column.setComparator(SweepColumns::compareValues);
        return column;
    }

    /** A column of words. */
    static <R> TableColumn<R, String> text(String title, String help, Function<R, String> value) {
        var column = new TableColumn<R, String>();
        Columns.head(column, title, help);
        column.setPrefWidth(WORDS);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(text);
                // Reasons are long, and columns are not.
                setTooltip(text == null || text.length() < 20 ? null : wrapped(text));
            }
        });
        return column;
    }

    /** Mean and deviation of a measure by combination; the best is marked. */
    static TableColumn<Combination, Spread> spread(Measure measure) {
        TableColumn<Combination, Spread> column = measured(measure, row -> row.spread(measure));
        column.setPrefWidth(measure == Measure.EPOCHS ? NUMBER : SPREAD);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Spread spread, boolean empty) {
                super.updateItem(spread, empty);
                var row = getTableRow() == null ? null : getTableRow().getItem();
                boolean best = spread != null && row != null && row.best().contains(measure);
                setText(spread == null ? "" : (best ? "★ " : "") + spread.words(" ± "));
                setAccessibleText(spread == null ? "" : spread.words(" ± ") + (best ? ", best" : ""));
                setTooltip(spread == null ? null : new Tooltip(getText()));
                pseudoClassStateChanged(BEST, best);
            }
        });
        return column;
    }

    /** A measure of each run. */
    static TableColumn<SweepRun, Spread> value(Measure measure) {
        TableColumn<SweepRun, Spread> column = measured(measure, run -> single(run.value(measure)));
        column.setPrefWidth(measure == Measure.VALIDATION_LOSS ? SETTING : NUMBER);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Spread value, boolean empty) {
                super.updateItem(value, empty);
                setText(value == null ? "" : value.words(""));
            }
        });
        return column;
    }

    private static Spread single(double value) {
        return new Spread(value, Double.NaN, Double.isNaN(value) ? 0 : 1);
    }

    private static <R> TableColumn<R, Spread> measured(Measure measure, Function<R, Spread> value) {
        var column = new TableColumn<R, Spread>();
        Columns.head(column, measure.label(), help(measure));
        column.getStyleClass().add("number-column");
        column.setComparator(BY_MEAN);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        return column;
    }

    private static String help(Measure measure) {
        return switch (measure) {
            case VALIDATION_LOSS ->
                "Loss per held-out cell; lower is better. Models of different numbers of genes cannot be compared by it.";
            case ARI -> "Adjusted Rand index of k-means clusters and known cell types; 1 is full agreement";
            case NMI -> "Normalised mutual information of k-means clusters and known cell types; 1 is full agreement";
            case ACCURACY ->
                "Share of cells in the component that is matched with their known type, each component with one type";
            case COMPONENT_ARI -> "Adjusted Rand index of the model's own components and known cell types";
            case COMPONENTS_USED -> "Components that have cells";
            case CONSENSUS -> "Share of held-out cells that the arms of the model put into the same category";
            case SILHOUETTE ->
                "How much nearer cells of the latent space are to their own known type than to the next; -1 to 1, higher is better";
            case BATCH_MIXING -> "How well batches mix in the latent space (iLISI); 0 is apart, 1 is mixed";
            case EPOCHS -> "Epochs trained";
            case SECONDS -> "Time of training";
            case MEMORY -> "The most main memory that the process had after an epoch, in 10^6 bytes";
            case GPU_MEMORY -> "The most memory of the GPU that was in use after an epoch, in 10^6 bytes";
        };
    }

    private static Tooltip wrapped(String text) {
        var tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.getStyleClass().add("explanation");
        return tooltip;
    }

    /** {@code 5} comes before {@code 10}, and words by their letters. */
    static int compareValues(String a, String b) {
        try {
            return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        } catch (NumberFormatException words) {
            return a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
        }
    }

    /** The value of the setting at this place, for rows that keep them in a list. */
    static <R> Function<R, String> at(int place, Function<R, List<String>> values) {
        return row -> values.apply(row).get(place);
    }
}
