package org.mixtura.ui.design;

import org.mixtura.core.schema.Field;
import org.mixtura.ui.form.FormEntry;
import org.mixtura.ui.form.FormModel;

/**
 * A setting that can vary.
 *
 * @param key as a request for a run names it: dotted, and that of the preparation begins with {@code prep.}
 * @param form where its usual value stands
 * @param entry its line there
 */
record Setting(String key, FormModel<?> form, FormEntry entry) {

    Field field() {
        return entry.field();
    }

    /** Label and key, as the choice of a setting shows it. */
    String title() {
        return "%s (%s)".formatted(field().info().label(), key);
    }
}
