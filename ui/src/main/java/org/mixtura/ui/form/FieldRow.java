package org.mixtura.ui.form;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.mixtura.ui.theme.Icon;
import org.mixtura.core.schema.Field;

/** One line of a form: label, editor, reset button, and below what is wrong or what it means. */
final class FieldRow extends GridPane {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass MODIFIED = PseudoClass.getPseudoClass("modified");

    /**
     * A row for an entry.
     *
     * @param explained whether the help is written below the editor; otherwise only the tooltip has it
     */
    FieldRow(FormEntry entry, boolean explained) {
        getStyleClass().add("field-row");
        getColumnConstraints().addAll(share(42), share(58), new ColumnConstraints());
        var editor = FieldEditors.editor(entry);
        add(label(entry), 0, 0);
        add(editor, 1, 0);
        add(resetButton(entry), 2, 0);
        addProblem(entry);
        if (explained) {
            addHelp(entry);
        }
        entry.problemProperty().subscribe(p -> pseudoClassStateChanged(INVALID, !p.isEmpty()));
        entry.modifiedProperty().subscribe(m -> pseudoClassStateChanged(MODIFIED, m));
        disableProperty().bind(entry.activeProperty().not());
        var tooltip = new Tooltip(explanation(entry.field()));
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.INDEFINITE);
        tooltip.getStyleClass().add("explanation");
        tooltip.setWrapText(true);
        Tooltip.install(this, tooltip);
        editor.setAccessibleHelp(entry.field().info().help());
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setPrefWidth(percent * 5);
        column.setMinWidth(0);
        column.setFillWidth(true);
        column.setHalignment(HPos.LEFT);
        return column;
    }

    private static Node label(FormEntry entry) {
        var info = entry.field().info();
        var label = new Label(info.label());
        label.getStyleClass().add("field-label");
        label.setMinWidth(0);
        var dot = new Region();
        dot.getStyleClass().add("modified-dot");
        dot.visibleProperty().bind(entry.modifiedProperty());
        var box = new HBox(dot, label);
        box.getStyleClass().add("field-name");
        if (!info.symbol().isEmpty()) {
            var symbol = new Label(info.symbol());
            symbol.getStyleClass().add("field-symbol");
            symbol.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(symbol);
        }
        return box;
    }

    private static Node resetButton(FormEntry entry) {
        var button = new Button(null, new Icon("mdi2u-undo-variant"));
        button.setId("reset-" + entry.field().key().replace('.', '-'));
        button.getStyleClass().addAll("flat", "button-icon", "reset");
        button.setFocusTraversable(false);
        button.visibleProperty().bind(entry.modifiedProperty());
        button.setOnAction(_ -> entry.reset());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(entry.baseProperty().map(base -> "Back to " + base));
        button.setTooltip(tooltip);
        button.setAccessibleText("Reset " + entry.field().info().label());
        return button;
    }

    private void addProblem(FormEntry entry) {
        var problem = new Label();
        problem.setId("problem-" + entry.field().key().replace('.', '-'));
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setGraphic(new Icon("mdi2a-alert-circle-outline"));
        problem.textProperty().bind(entry.problemProperty());
        problem.visibleProperty().bind(entry.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        add(problem, 1, 1, 2, 1);
    }

    private void addHelp(FormEntry entry) {
        var help = new Label(entry.field().info().help());
        help.getStyleClass().add("field-help");
        help.setWrapText(true);
        help.visibleProperty().bind(entry.problemProperty().isEmpty());
        help.managedProperty().bind(help.visibleProperty());
        add(help, 1, 2, 2, 1);
    }

    private static String explanation(Field field) {
        var info = field.info();
        String source = info.source().isEmpty() ? "" : "\nSource: " + info.source();
        return "%s\n\nAllowed: %s%s\nKey: %s".formatted(info.help(), field.range(), source, field.key());
    }
}
