package org.mixtura.ui.form;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.mixtura.core.schema.Field;
import org.mixtura.ui.control.NameConverter;

/** The control that edits a field, by its kind. */
final class FieldEditors {

    private FieldEditors() {}

    /** The CSS id of the control that edits a field. */
    static String id(Field field) {
        return "field-" + field.key().replace('.', '-');
    }

    /** A control bound to the entry's text in both directions. */
    static Node editor(FormEntry entry) {
        return switch (entry.field()) {
            case Field.IntField whole -> number(entry, stepper(entry, whole));
            case Field.RealField real when real.info().slider() -> number(entry, slider(entry, real));
            case Field.RealField _ -> number(entry, textField(entry));
            case Field.PathField _ -> textField(entry);
            case Field.FlagField flag -> checkBox(entry, flag);
            case Field.ChoiceField choice -> comboBox(entry, choice);
        };
    }

    /** A text field with a slider between the bounds; over a wide range the slider's steps grow with the value. */
    private static Node slider(FormEntry entry, Field.RealField real) {
        var scale = new SliderScale(real.bounds().min(), real.bounds().max());
        var slider = new Slider(0, 1, 0);
        slider.setId("slider-" + real.key().replace('.', '-'));
        slider.setAccessibleText(real.info().label());
        HBox.setHgrow(slider, Priority.ALWAYS);
        entry.textProperty().subscribe(text -> {
            if (real.problem(text).isEmpty() && !slider.isValueChanging()) {
                slider.setValue(scale.position(Double.parseDouble(text.strip())));
            }
        });
        slider.valueProperty().addListener((_, _, position) -> {
            String text = scale.text(position.doubleValue());
            // The text is the value: a slider that only follows it must not round it.
            if (real.problem(entry.textProperty().get()).isPresent()
                    || Math.abs(scale.position(Double.parseDouble(
                                            entry.textProperty().get().strip()))
                                    - position.doubleValue())
                            > 1e-9) {
                entry.textProperty().set(text);
            }
        });
        var box = new HBox(slider, textField(entry));
        box.getStyleClass().add("slider-editor");
        return box;
    }

    private static Node number(FormEntry entry, Node field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        var unit = new Label(entry.field().info().unit());
        unit.getStyleClass().add("unit");
        unit.setMouseTransparent(true);
        var box = new HBox(field, unit);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("number-editor");
        return box;
    }

    private static TextField textField(FormEntry entry) {
        var field = new TextField();
        field.setId(id(entry.field()));
        field.setAccessibleText(entry.field().info().label());
        field.textProperty().bindBidirectional(entry.textProperty());
        return field;
    }

    /** A text field whose value the up and down keys change by 1, with shift by 10. */
    private static TextField stepper(FormEntry entry, Field.IntField whole) {
        var field = textField(entry);
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            int sign =
                    switch (e.getCode()) {
                        case UP -> 1;
                        case DOWN -> -1;
                        default -> 0;
                    };
            if (sign != 0) {
                step(entry, whole, sign * (e.isShiftDown() ? 10 : 1));
                e.consume();
            }
        });
        return field;
    }

    private static void step(FormEntry entry, Field.IntField whole, int by) {
        String text = entry.textProperty().get();
        if (whole.problem(text).isEmpty()) {
            String next = Integer.toString(Integer.parseInt(text.strip()) + by);
            if (whole.problem(next).isEmpty()) {
                entry.textProperty().set(next);
            }
        }
    }

    private static Node checkBox(FormEntry entry, Field.FlagField flag) {
        var box = new CheckBox();
        box.setId(id(flag));
        box.setAccessibleText(flag.info().label());
        entry.textProperty().subscribe(text -> {
            box.setSelected(Boolean.parseBoolean(text.strip()));
            box.setText(box.isSelected() ? "Yes" : "No");
        });
        box.selectedProperty()
                .addListener((_, _, selected) -> entry.textProperty().set(Boolean.toString(selected)));
        return box;
    }

    private static Node comboBox(FormEntry entry, Field.ChoiceField choice) {
        var box = new ComboBox<Field.Option>();
        box.setId(id(choice));
        box.setAccessibleText(choice.info().label());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(choice.options());
        box.setConverter(new NameConverter<>(Field.Option::label));
        entry.textProperty().subscribe(text -> choice.options().stream()
                .filter(o -> o.value().equals(text))
                .findFirst()
                .ifPresent(box::setValue));
        box.valueProperty().addListener((_, _, option) -> {
            if (option != null) {
                entry.textProperty().set(option.value());
            }
        });
        return box;
    }
}
