package org.mixtura.ui.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.ui.form.FormEntry;
import org.mixtura.ui.form.FormModel;

/** The settings that vary over the runs that are about to start, and how many combinations they make. */
final class VaryModel {

    private static final String PREP = "prep.";

    private final FormModel<PrepConfig> prep;
    private final ObservableList<Setting> settings = FXCollections.observableArrayList();
    private final ObservableList<VariedSetting> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper combinations = new ReadOnlyIntegerWrapper(1);
    private Subscription watched = Subscription.EMPTY;

    VaryModel(FormModel<PrepConfig> prep) {
        this.prep = prep;
    }

    /** Everything that can vary: the settings of the model and those of the preparation. */
    ObservableList<Setting> settings() {
        return settings;
    }

    /** What varies, in the order of the columns of the table. */
    ObservableList<VariedSetting> rows() {
        return rows;
    }

    /** Whether all rows have values that can be trained with. */
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** How many combinations the values make; without rows and while they are wrong 1. */
    ReadOnlyIntegerProperty combinationsProperty() {
        return combinations.getReadOnlyProperty();
    }

    /** Takes the settings of another model; what varied of the last one stays where the new one has it, too. */
    void setModel(FormModel<?> model) {
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        var all = new ArrayList<Setting>();
        model.entries().forEach(entry -> all.add(new Setting(entry.field().key(), model, entry)));
        prep.entries().forEach(entry -> all.add(new Setting(PREP + entry.field().key(), prep, entry)));
        settings.setAll(all);
        for (Setting setting : all) {
            watch(setting.entry());
        }
        for (VariedSetting row : rows) {
            row.settingProperty().set(row.settingProperty().get().flatMap(old -> all.stream()
                    .filter(setting -> setting.key().equals(old.key()))
                    .findFirst()));
        }
        check();
    }

    private void watch(FormEntry entry) {
        // The usual values of the other settings decide what is possible and what has an effect.
        watched = Subscription.combine(
                watched,
                entry.textProperty().subscribe(_ -> check()),
                entry.activeProperty().subscribe(_ -> check()));
    }

    /** Another setting, yet to be chosen. */
    VariedSetting add() {
        var row = new VariedSetting();
        row.settingProperty().subscribe(_ -> check());
        row.textProperty().subscribe(_ -> check());
        rows.add(row);
        check();
        return row;
    }

    void remove(VariedSetting row) {
        rows.remove(row);
        check();
    }

    /** What varies; only while valid. */
    List<SweepPlan.Axis> axes() {
        return rows.stream().map(VariedSetting::axis).toList();
    }

    /** Whether a request for a run names this setting as one that varies. */
    boolean varies(String key) {
        return rows.stream()
                .map(row -> row.settingProperty().get())
                .flatMap(Optional::stream)
                .anyMatch(setting -> setting.key().equals(key));
    }

    private void check() {
        rows.forEach(row -> row.check(rows));
        boolean sound =
                rows.stream().allMatch(row -> row.problemProperty().get().isEmpty());
        long product = 1;
        for (VariedSetting row : sound ? rows : List.<VariedSetting>of()) {
            product = Math.min(Integer.MAX_VALUE, product * row.values().size());
        }
        combinations.set((int) product);
        valid.set(sound);
    }
}
