package org.mixtura.ui.design;

import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
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
        this.form = new FormModel<>(family.schema());
    }

    ModelFamily<C> family() {
        return family;
    }

    FormModel<C> form() {
        return form;
    }

    /** Takes the values of a preset for data of this size. */
    void apply(Preset preset, DataSummary data) {
        form.setBase(family.preset(preset, data));
    }
}
