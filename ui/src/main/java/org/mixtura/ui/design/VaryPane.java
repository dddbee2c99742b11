package org.mixtura.ui.design;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.schema.Field;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.theme.Icon;

/** The settings that vary: a line for each, with its values and what is wrong with them. */
final class VaryPane extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final VaryModel model;
    private final VBox lines = new VBox();

    VaryPane(VaryModel model) {
        this.model = model;
        getStyleClass().add("vary");
        lines.getStyleClass().add("vary-lines");
        lines.managedProperty().bind(lines.visibleProperty());
        var add = new Button("Vary a setting", new Icon("mdi2p-plus"));
        add.setId("vary-add");
        add.setOnAction(_ -> model.add());
        getChildren().addAll(lines, add);
        model.rows().addListener((ListChangeListener<VariedSetting>) this::changed);
        model.rows().forEach(row -> lines.getChildren().add(line(row)));
        lines.setVisible(!model.rows().isEmpty());
    }

    private void changed(ListChangeListener.Change<? extends VariedSetting> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                lines.getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
            }
            for (VariedSetting row : change.getAddedSubList()) {
                lines.getChildren().add(line(row));
            }
        }
        lines.setVisible(!model.rows().isEmpty());
    }

    private Node line(VariedSetting row) {
        var remove = new Button(null, new Icon("mdi2c-close"));
        remove.getStyleClass().addAll("flat", "button-icon", "vary-remove");
        remove.setAccessibleText("Do not vary this setting");
        remove.setTooltip(new Tooltip("Do not vary this setting"));
        remove.setOnAction(_ -> model.remove(row));
        var controls = new HBox(choice(row), values(row), remove);
        controls.getStyleClass().add("vary-line");
        var problem = new Label(null, new Icon("mdi2a-alert-circle-outline"));
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(row.problemProperty());
        problem.visibleProperty().bind(row.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        var line = new VBox(controls, problem);
        line.getStyleClass().add("field-row");
        row.problemProperty().subscribe(text -> mark(line, problem, text, row));
        row.textProperty()
                .subscribe(_ -> mark(line, problem, row.problemProperty().get(), row));
        return line;
    }

    /** What is yet to be typed is not wrong. */
    private static void mark(Node line, Label problem, String text, VariedSetting row) {
        boolean begun = !row.textProperty().get().isBlank();
        line.pseudoClassStateChanged(INVALID, begun && !text.isEmpty());
        problem.getStyleClass().setAll("label", "vary-problem", begun ? "field-problem" : "field-help");
        problem.getGraphic().setVisible(begun);
        problem.getGraphic().setManaged(begun);
    }

    private ComboBox<Setting> choice(VariedSetting row) {
        var box = new ComboBox<>(model.settings());
        box.setId("vary-setting");
        box.getStyleClass().add("vary-setting");
        box.setPromptText("Setting");
        box.setAccessibleText("Setting to vary");
        box.setVisibleRowCount(14);
        box.setConverter(new NameConverter<>(Setting::title));
        row.settingProperty().subscribe(chosen -> box.setValue(chosen.orElse(null)));
        box.valueProperty().addListener((_, _, chosen) -> {
            // The list loses its choice for a moment when another model brings other settings.
            if (chosen != null) {
                row.settingProperty().set(Optional.of(chosen));
            }
        });
        return box;
    }

    private static TextField values(VariedSetting row) {
        var field = new TextField();
        field.setId("vary-values");
        field.setAccessibleText("Values, separated by commas");
        field.textProperty().bindBidirectional(row.textProperty());
        row.settingProperty()
                .subscribe(chosen -> field.setPromptText(chosen.map(setting -> "for example " + example(setting))
                        .orElse("values, separated by commas")));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static String example(Setting setting) {
        String usual = setting.entry().textProperty().get().strip();
        return switch (setting.field()) {
            case Field.FlagField _ -> "true, false";
            case Field.PathField _ -> "one folder, another folder";
            case Field.ChoiceField choice ->
                String.join(
                        ", ",
                        choice.options().stream()
                                .map(Field.Option::value)
                                .limit(2)
                                .toList());
            case Field.IntField whole -> numbers(whole, usual, "%.0f");
            case Field.RealField real -> numbers(real, usual, "%s");
        };
    }

    private static String numbers(Field field, String usual, String format) {
        try {
            double value = Double.parseDouble(usual);
            String twice = String.format(java.util.Locale.ROOT, format, value == 0 ? 1 : 2 * value);
            return field.problem(twice).isEmpty() ? usual + ", " + twice : usual + ", …";
        } catch (NumberFormatException notYet) {
            return field.range();
        }
    }
}
