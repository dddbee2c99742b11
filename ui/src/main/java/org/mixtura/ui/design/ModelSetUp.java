package org.mixtura.ui.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.schema.Schema;
import org.mixtura.ui.form.FormModel;

/**
 * One family with the form of its settings.
 *
 * @param <C> the family's record of settings
 */
final class ModelSetUp<C extends Record> {

    private final ModelFamily<C> family;
    private final FormModel<C> form;

    ModelSetUp(ModelFamily<C> family) {
        this.family = family;
        this.form = new FormModel<>(family.schema(), family.stages());
    }

    ModelFamily<C> family() {
        return family;
    }

    FormModel<C> form() {
        return form;
    }

    /** How the form differs from a preset for data of this size, each {@code key=value}. */
    List<String> changes(Preset preset, DataSummary data) {
        return changes(family.schema(), "", family.start(preset, data), form.build());
    }

    /**
     * How one record of settings differs from another, each {@code key=value}.
     *
     * @param prefix goes before each key
     */
    static <R extends Record> List<String> changes(Schema<R> schema, String prefix, R from, R to) {
        var before = schema.texts(from);
        return schema.texts(to).entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(now -> prefix + now.getKey() + "=" + now.getValue())
                .toList();
    }

    /** Whether these settings describe counts, with other values of some; false while they are not valid. */
    boolean needsCounts(Map<String, String> values) {
        return form.buildWith(values).map(family::needsCounts).orElse(false);
    }

    /** The name of the model with these settings; that of the family while they are not valid. */
    String name() {
        return form.buildWith(Map.of()).map(family::nameOf).orElse(family.card().name());
    }

    /** What must change for values that are no counts; empty when nothing need or nothing can. */
    Map<String, String> forAnyValues() {
        var schema = family.schema();
        return form.buildWith(Map.of())
                .map(now -> {
                    var changed = new LinkedHashMap<String, String>();
                    family.forAnyValues(now).ifPresent(possible -> changed.putAll(schema.texts(possible)));
                    changed.entrySet().removeAll(schema.texts(now).entrySet());
                    return changed;
                })
                .orElseGet(LinkedHashMap::new);
    }

    /** Makes these settings fit for values that are no counts, where they can be. */
    void takeAnyValues() {
        forAnyValues().forEach((key, value) -> form.entry(key)
                .ifPresent(entry -> entry.textProperty().set(value)));
    }

    /** Takes the values of a preset for data of this size. */
    void apply(Preset preset, DataSummary data) {
        form.setBase(family.start(preset, data));
    }

    /** Takes the values of a run; what differs from the preset shows as changed. */
    void apply(Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        form.set(family.schema().texts(own));
    }
}
