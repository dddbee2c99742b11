package org.mixtura.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;
import org.mixtura.ui.control.Columns;

/** The columns of the table of runs: name, measures, settings that differ, and what else people ask for. */
final class CompareColumns {

    private static final PseudoClass NOT_COMPARABLE = PseudoClass.getPseudoClass("not-comparable");

    private final RunComparison table;
    private final Function<RunSummary, String> modelName;

    private final ToDoubleFunction<RunSummary> stability;
    private final double scale;

    /**
     * @param stability of a run over seeds; NaN where it was not measured
     * @param scale of text, 1 for the usual size
     */
    CompareColumns(
            RunComparison table,
            Function<RunSummary, String> modelName,
            ToDoubleFunction<RunSummary> stability,
            double scale) {
        this.table = table;
        this.modelName = modelName;
        this.stability = stability;
        this.scale = scale;
    }

    /** All columns, each with an id that stays the same; the first is that of the run. */
    List<TableColumn<RunSummary, ?>> all() {
        List<TableColumn<RunSummary, ?>> columns = new ArrayList<>();
        columns.add(wide(
                "run",
                170,
                Columns.text(
                        "Run",
                        "Its name; a star marks the baseline",
                        run -> (run.run().mark().star() ? "★ " : "") + run.name())));
        columns.add(wide("model", 90, Columns.text("Model", "The model that was trained", modelName)));
        columns.add(
                wide("seed", 70, Columns.number("Seed", "Root of everything random", "%.0f", CompareColumns::seed)));
        table.measures().forEach(measure -> columns.add(measured(measure)));
        if (table.runs().stream().anyMatch(run -> !Double.isNaN(stability.applyAsDouble(run)))) {
            columns.add(wide(
                    "stability",
                    100,
                    Columns.number(
                            "Stability",
                            "Of the runs that differ from this one in nothing but the seed: mean share that puts a cell into the same"
                                    + " group, 1 if all do",
                            "%.3f",
                            stability)));
        }
        for (String key : table.changed()) {
            if (!key.equals("model")) {
                columns.add(wide(
                        "setting." + key,
                        130,
                        Columns.text(
                                table.label(key),
                                "Setting %s; only settings that differ are shown".formatted(key),
                                run -> table.setting(run, key).orElse(""))));
            }
        }
        columns.add(wide("device", 80, Columns.text("Device", "Where it trained", run -> run.status()
                .map(RunStatus::device)
                .orElse(""))));
        columns.add(wide("note", 160, Columns.text("Note", "What you noted", run -> run.run()
                .mark()
                .note())));
        return columns;
    }

    private static double seed(RunSummary run) {
        return run.spec().map(RunSpec::seed).map(Long::doubleValue).orElse(Double.NaN);
    }

    /** What a column is called. */
    static String titleOf(TableColumn<RunSummary, ?> column) {
        return column.getGraphic() instanceof Label heading ? heading.getText() : "";
    }

    private <T> TableColumn<RunSummary, T> wide(String id, double width, TableColumn<RunSummary, T> column) {
        column.setId(id);
        column.setPrefWidth(scale * width);
        return column;
    }

    /** Losses that count something else than the baseline's are grey, and say why. */
    private TableColumn<RunSummary, Double> measured(Measure measure) {
        var column = new TableColumn<RunSummary, Double>();
        Columns.head(column, title(measure), measure.key());
        column.setId(measure.key());
        column.setPrefWidth(scale * 90);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().value(measure)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double value, boolean empty) {
                super.updateItem(value, empty);
                boolean none = value == null || value.isNaN();
                setText(none ? "" : Spread.of(List.of(value)).words(""));
                var run = getTableRow() == null ? null : getTableRow().getItem();
                Optional<String> why = none || run == null || measure != Measure.VALIDATION_LOSS
                        ? Optional.empty()
                        : table.lossObstacle(run);
                pseudoClassStateChanged(NOT_COMPARABLE, why.isPresent());
                setTooltip(why.map(Tooltip::new).orElse(null));
            }
        });
        return column;
    }

    /** Columns of measures are narrow. */
    static String title(Measure measure) {
        return measure == Measure.VALIDATION_LOSS ? "Loss" : measure.label();
    }
}
