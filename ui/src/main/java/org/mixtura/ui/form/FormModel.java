package org.mixtura.ui.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.model.Stages;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.FieldProblem;
import org.mixtura.core.schema.Schema;

/**
 * The values of a form, checked after each change: each field alone, and the record as a whole.
 *
 * @param <C> the record of settings
 */
public final class FormModel<C extends Record> {

    private final Schema<C> schema;
    private final List<FormEntry> entries;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private final ReadOnlyIntegerWrapper modified = new ReadOnlyIntegerWrapper(this, "modified", 0);
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper(this, "explanation", "");
    private final Stages stages;
    private Map<String, String> shortenedTo = Map.of();
    private boolean settingMany;

    /** A form with the schema's defaults as preset and as values. */
    public FormModel(Schema<C> schema) {
        this(schema, Stages.NONE);
    }

    /**
     * As above.
     *
     * @param stages settings that shrink with the epochs until somebody changes them
     */
    public FormModel(Schema<C> schema, Stages stages) {
        this.schema = schema;
        this.stages = stages;
        this.entries = schema.fields().stream()
                .map(field -> new FormEntry(field, field.info().defaultText()))
                .toList();
        entries.forEach(entry -> entry.textProperty().subscribe(_ -> check()));
        entry(Stages.EPOCHS).ifPresent(epochs -> epochs.textProperty().subscribe((_, text) -> shorten(text)));
    }

    /** All fields in the order of the schema. */
    public List<FormEntry> entries() {
        return entries;
    }

    /** The field with this dotted key, or the only one whose last part is this name. */
    public Optional<FormEntry> entry(String keyOrName) {
        return schema.field(keyOrName)
                .flatMap(field ->
                        entries.stream().filter(e -> e.field().equals(field)).findFirst());
    }

    /** Whether all values together make a record. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** How many fields differ from the preset. */
    public ReadOnlyIntegerProperty modifiedProperty() {
        return modified.getReadOnlyProperty();
    }

    /** What the values mean together; empty when there is nothing to say, or while they are not valid. */
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /** Takes these values, and measures changes against them from now on. */
    public void setBase(C values) {
        var texts = schema.texts(values);
        settingMany = true;
        shortenedTo = Map.of();
        entries.forEach(e ->
                e.setBase(texts.getOrDefault(e.field().key(), e.baseProperty().get())));
        settingMany = false;
        check();
    }

    /** All fields as in the preset. */
    public void resetAll() {
        entries.forEach(FormEntry::reset);
    }

    /** The fields that differ from the preset. */
    public List<FormEntry> differences() {
        return entries.stream().filter(e -> e.modifiedProperty().get()).toList();
    }

    /**
     * The record.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a value is wrong
     */
    public C build() {
        return schema.build(texts());
    }

    /** The record with other values of some fields, by key; empty when that would be none. */
    public Optional<C> buildWith(Map<String, String> values) {
        var texts = texts();
        texts.putAll(values);
        return schema.problems(texts).isEmpty() ? Optional.of(schema.build(texts)) : Optional.empty();
    }

    /**
     * What would be wrong if a field had this value and all others those of the form; empty when nothing would. Problems
     * that the form has of its own do not count.
     */
    public Optional<String> problemWith(Field field, String value) {
        var texts = texts();
        texts.put(field.key(), value);
        boolean sound = valid.get();
        return field.problem(value).or(() -> schema.problems(texts).stream()
                .filter(problem -> sound || problem.key().equals(field.key()))
                .map(FieldProblem::message)
                .findFirst());
    }

    /** Gives fields these values at once, by key. */
    public void set(Map<String, String> values) {
        settingMany = true;
        entries.stream()
                .filter(entry -> values.containsKey(entry.field().key()))
                .forEach(entry -> entry.textProperty()
                        .set(values.getOrDefault(entry.field().key(), "")));
        settingMany = false;
        check();
    }

    /** Stages that nobody changed take their share of the epochs. */
    private void shorten(String epochs) {
        if (settingMany) {
            return;
        }
        var preset = new LinkedHashMap<String, String>();
        entries.forEach(e -> preset.put(e.field().key(), e.baseProperty().get()));
        var shortened = stages.shortened(preset, epochs, Set.of());
        for (String key : stages.keys()) {
            var stage = entry(key).orElseThrow();
            String now = stage.textProperty().get();
            if (now.equals(shortenedTo.getOrDefault(key, stage.baseProperty().get()))) {
                stage.textProperty()
                        .set(shortened.getOrDefault(key, stage.baseProperty().get()));
            }
        }
        shortenedTo = shortened;
        check();
    }

    private String shortenedStages() {
        return shortenedTo.entrySet().stream()
                .map(stage -> entry(stage.getKey()).orElseThrow())
                .filter(entry -> entry.textProperty()
                        .get()
                        .equals(shortenedTo.get(entry.field().key())))
                .map(entry -> "%s is %s epochs: the preset's share of a shorter training."
                        .formatted(
                                entry.field().info().label(),
                                entry.textProperty().get()))
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        entries.forEach(e -> texts.put(e.field().key(), e.textProperty().get()));
        return texts;
    }

    /** Fields without effect show what the others make of them, and that is where somebody goes on who frees them. */
    private void showImplied(Map<String, String> texts) {
        var built = schema.texts(schema.build(texts));
        settingMany = true;
        entries.stream()
                .filter(entry -> !schema.isActive(entry.field(), texts))
                .forEach(entry -> entry.imply(built.getOrDefault(entry.field().key(), "")));
        settingMany = false;
    }

    private void check() {
        if (settingMany) {
            return;
        }
        var texts = texts();
        var problems = schema.problems(texts).stream()
                .collect(Collectors.toMap(FieldProblem::key, FieldProblem::message, (first, _) -> first));
        if (problems.isEmpty()) {
            showImplied(texts);
        }
        entries.forEach(e -> e.update(problems.getOrDefault(e.field().key(), ""), schema.isActive(e.field(), texts)));
        // First, because who hears of a change asks whether there is a record to build.
        valid.set(problems.isEmpty());
        modified.set(differences().size());
        explanation.set((schema.explanation(texts).orElse("") + " " + shortenedStages()).strip());
    }
}
