package org.mixtura.ui.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.ui.form.FormEntry;

/** One setting with the values that it takes in turn: what was chosen and typed, and what is wrong with it. */
final class VariedSetting {

    private final ObjectProperty<Optional<Setting>> setting = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ObjectProperty<Optional<Setting>> settingProperty() {
        return setting;
    }

    /** The values, separated by commas. */
    StringProperty textProperty() {
        return text;
    }

    /** What is wrong, a sentence; empty when nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The values one by one, valid or not. */
    List<String> values() {
        return Arrays.stream(text.get().split(",", -1)).map(String::strip).toList();
    }

    SweepPlan.Axis axis() {
        return new SweepPlan.Axis(setting.get().orElseThrow().key(), values());
    }

    /**
     * Looks again.
     *
     * @param all the settings that vary, this one among them
     */
    void check(List<VariedSetting> all) {
        problem.set(setting.get().map(chosen -> problem(chosen, all)).orElse("Choose a setting."));
    }

    private String problem(Setting chosen, List<VariedSetting> all) {
        boolean taken = all.stream().takeWhile(other -> other != this).anyMatch(other -> other.key()
                .equals(chosen.key()));
        if (taken) {
            return "%s varies already.".formatted(chosen.field().info().label());
        }
        var values = values();
        if (values.size() < 2 && values.getFirst().isEmpty()) {
            return "Give values, separated by commas; allowed: %s."
                    .formatted(chosen.field().range());
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value.isEmpty()) {
                return "A value is missing beside a comma.";
            }
            var wrong = chosen.form().problemWith(chosen.field(), value);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            if (values.subList(0, i).stream().anyMatch(v -> FormEntry.sameValue(chosen.field(), v, value))) {
                return "%s is given twice.".formatted(value);
            }
        }
        if (values.size() < 2) {
            return "One value does not vary; give another after a comma.";
        }
        return hasEffect(chosen, all)
                ? ""
                : "%s has no effect with the other settings."
                        .formatted(chosen.field().info().label());
    }

    private static boolean hasEffect(Setting chosen, List<VariedSetting> all) {
        return chosen.entry().activeProperty().get()
                || chosen.field().info().conditions().stream().anyMatch(condition -> all.stream()
                        .anyMatch(other -> other.key().equals(condition.key())));
    }

    private String key() {
        return setting.get().map(Setting::key).orElse("");
    }
}
