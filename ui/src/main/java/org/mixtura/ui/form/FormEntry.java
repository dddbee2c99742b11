package org.mixtura.ui.form;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.schema.Field;

/** One field of a form: its text, what is wrong with it, and whether it differs from the preset. */
public final class FormEntry {

    private final Field field;
    private final StringProperty text;
    private final ReadOnlyStringWrapper base;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper modified = new ReadOnlyBooleanWrapper(this, "modified", false);
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active", true);

    FormEntry(Field field, String value) {
        this.field = field;
        this.text = new SimpleStringProperty(this, "text", value);
        this.base = new ReadOnlyStringWrapper(this, "base", value);
    }

    /** What the schema says of the field. */
    public Field field() {
        return field;
    }

    /** The value as text, valid or not. */
    public StringProperty textProperty() {
        return text;
    }

    /** The value of the preset. */
    public ReadOnlyStringProperty baseProperty() {
        return base.getReadOnlyProperty();
    }

    /** What is wrong with the value, a sentence; empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the value has an effect and differs from the preset. */
    public ReadOnlyBooleanProperty modifiedProperty() {
        return modified.getReadOnlyProperty();
    }

    /** Whether the field has an effect under the other values. */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Takes the value of the preset again. */
    public void reset() {
        text.set(base.get());
    }

    /** Whether label, key, symbol, section or help contain all words of a search. */
    public boolean matches(String search) {
        var info = field.info();
        String all = String.join(" ", info.label(), info.key(), info.symbol(), info.section(), info.help())
                .toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }

    void setBase(String value) {
        base.set(value);
        text.set(value);
    }

    /** Takes the value that others give to this field, which has no effect of its own. */
    void imply(String value) {
        if (!sameValue(field, value, text.get())) {
            text.set(value);
        }
    }

    void update(String newProblem, boolean isActive) {
        problem.set(newProblem);
        active.set(isActive);
        modified.set(isActive && !sameValue(field, text.get(), base.get()));
    }

    /** Whether two texts are the same value of a field: {@code 1e-3} and {@code 0.001} are, and spaces do not count. */
    public static boolean sameValue(Field field, String a, String b) {
        return switch (field) {
            case Field.IntField _, Field.RealField _ -> sameNumber(a.strip(), b.strip());
            case Field.PathField _ -> a.strip().equals(b.strip());
            case Field.FlagField _, Field.ChoiceField _ -> word(a).equals(word(b));
        };
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean sameNumber(String a, String b) {
        try {
            return Double.parseDouble(a) == Double.parseDouble(b);
        } catch (NumberFormatException notNumbers) {
            return a.equals(b);
        }
    }
}
