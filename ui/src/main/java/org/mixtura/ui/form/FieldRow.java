package org.mixtura.ui.form;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.mixtura.core.schema.Field;
import org.mixtura.ui.theme.Icon;

/** One line of a form: label, editor, reset button, and below what is wrong or what it means. */
final class FieldRow extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    /**
     * A row for an entry.
     *
     * @param explained whether the help is written below the editor; otherwise only the tooltip has it
     */
    FieldRow(FormEntry entry, boolean explained) {
        getStyleClass().add("field-row");
        var editor = FieldEditors.editor(entry);
        editor.setAccessibleHelp(entry.field().info().help());
        var place = new StackPane(editor);
        place.getStyleClass().add("field-editor");
        var line = new HBox(name(entry), place, resetButton(entry));
        line.getStyleClass().add("field-line");
        getChildren().addAll(line, problem(entry));
        if (explained) {
            getChildren().add(help(entry));
        }
        entry.problemProperty().subscribe(p -> pseudoClassStateChanged(INVALID, !p.isEmpty()));
        disableProperty().bind(entry.activeProperty().not());
        Tooltip.install(line, explanation(entry.field()));
    }

    private static Node name(FormEntry entry) {
        var info = entry.field().info();
        var label = new Label(info.label());
        label.setMinWidth(0);
        var box = new HBox(label);
        box.getStyleClass().add("field-name");
        if (!info.symbol().isEmpty()) {
            var symbol = new Label(info.symbol());
            symbol.getStyleClass().add("field-symbol");
            symbol.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(symbol);
        }
        var dot = new Region();
        dot.getStyleClass().add("modified-dot");
        dot.visibleProperty().bind(entry.modifiedProperty());
        box.getChildren().add(dot);
        return box;
    }

    private static Node resetButton(FormEntry entry) {
        var button = new Button(null, new Icon("mdi2u-undo-variant"));
        button.setId("reset-" + id(entry));
        button.getStyleClass().addAll("flat", "button-icon");
        button.visibleProperty().bind(entry.modifiedProperty());
        button.setOnAction(_ -> entry.reset());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(entry.baseProperty().map(base -> "Back to " + base));
        button.setTooltip(tooltip);
        button.setAccessibleText("Reset " + entry.field().info().label());
        return button;
    }

    private static Node problem(FormEntry entry) {
        var problem = text("field-problem");
        problem.setId("problem-" + id(entry));
        problem.setGraphic(new Icon("mdi2a-alert-circle-outline"));
        problem.textProperty().bind(entry.problemProperty());
        return note(problem, entry.problemProperty().isNotEmpty());
    }

    private static Node help(FormEntry entry) {
        var help = text("field-help");
        help.setText(entry.field().info().help());
        return note(help, entry.problemProperty().isEmpty());
    }

    /** Indents a label in the text size of the row, whatever the label's own is. */
    private static Node note(Label label, ObservableBooleanValue shown) {
        var box = new HBox(label);
        box.getStyleClass().add("field-note");
        box.visibleProperty().bind(shown);
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static Label text(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Tooltip explanation(Field field) {
        var info = field.info();
        String source = info.source().isEmpty() ? "" : "\nDefault from: " + info.source();
        var tooltip =
                new Tooltip("%s\n\nAllowed: %s%s\nKey: %s".formatted(info.help(), field.range(), source, field.key()));
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setShowDuration(Duration.INDEFINITE);
        tooltip.getStyleClass().add("explanation");
        tooltip.setWrapText(true);
        return tooltip;
    }

    private static String id(FormEntry entry) {
        return entry.field().key().replace('.', '-');
    }
}
