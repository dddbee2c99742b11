package org.mixtura.ui.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.schema.Field;
import org.mixtura.ui.form.FormModel;

/**
 * Whether the settings of a run can take values that are no counts.
 *
 * @param words what is wrong with them, a sentence or two
 * @param mendable whether the model can be made fit for such values
 */
record ValuesFit(String words, boolean mendable) {

    private static final String MITOCHONDRIAL = "maxMitochondrial";

    /** What is wrong; empty when nothing is. */
    static Optional<ValuesFit> problem(ModelSetUp<?> model, FormModel<PrepConfig> prep, VaryModel vary) {
        if (model.needsCounts(Map.of())) {
            return Optional.of(needsCounts(model));
        }
        if (prep.buildWith(Map.of())
                .filter(config -> config.maxMitochondrial() < 1)
                .isPresent()) {
            return Optional.of(limit(prep));
        }
        for (VariedSetting row : vary.rows()) {
            var setting = row.settingProperty().get();
            for (String value : setting.isPresent() ? row.values() : List.<String>of()) {
                String key = setting.get().field().key();
                boolean ofPrep = setting.get().form() == prep;
                if (!ofPrep && model.needsCounts(Map.of(key, value))) {
                    return Optional.of(new ValuesFit(
                            "With %s the model needs counts, and the values of the open data set are none."
                                    .formatted(words(setting.get().field(), value)),
                            false));
                }
                if (ofPrep
                        && prep.buildWith(Map.of(key, value))
                                .filter(config -> config.maxMitochondrial() < 1)
                                .isPresent()) {
                    return Optional.of(limit(prep));
                }
            }
        }
        return Optional.empty();
    }

    private static ValuesFit needsCounts(ModelSetUp<?> model) {
        String changes = model.forAnyValues().entrySet().stream()
                .map(change ->
                        words(model.form().entry(change.getKey()).orElseThrow().field(), change.getValue()))
                .collect(Collectors.joining(", "));
        return new ValuesFit(
                "%s needs counts, and the values of the open data set are none. %s"
                        .formatted(
                                model.name(),
                                changes.isEmpty()
                                        ? "Choose another model, or open the raw counts."
                                        : "It can be judged by a squared error instead: %s.".formatted(changes)),
                !changes.isEmpty());
    }

    /** A setting and its value as the form shows them. */
    private static String words(Field field, String value) {
        String shown = field instanceof Field.ChoiceField choice
                ? choice.options().stream()
                        .filter(option -> option.value().equals(value))
                        .map(Field.Option::label)
                        .findFirst()
                        .orElse(value)
                : value;
        return "%s “%s”".formatted(field.info().label(), shown);
    }

    private static ValuesFit limit(FormModel<PrepConfig> prep) {
        return new ValuesFit(
                "The values of the open data set are no counts, so a share of them in mitochondrial genes means nothing. Set %s to 1."
                        .formatted(prep.entry(MITOCHONDRIAL)
                                .orElseThrow()
                                .field()
                                .info()
                                .label()),
                false);
    }
}
