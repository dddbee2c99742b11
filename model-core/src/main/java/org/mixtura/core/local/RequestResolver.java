package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Stages;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.Schema;

/** Turns what a user asked for into a full specification: preset for the data's size, then the changes. */
final class RequestResolver {

    private static final String PREP = "prep.";
    private static final String KL_WARMUP = "train.kl.warmupEpochs";
    private static final String KL_WARMUP_STEPS = "train.kl.warmupSteps";

    private final Schema<PrepConfig> prepSchema = Schema.of(PrepConfig.DEFAULTS);

    <C extends Record> RunSpec resolve(RunRequest request, ModelFamily<C> family, DataSummary data) {
        var spec = new RunSpec(
                family.card().id(),
                request.data(),
                request.reading(),
                request.labels(),
                request.batch(),
                PrepConfig.DEFAULTS,
                family.start(request.preset(), data),
                request.seed(),
                request.device(),
                request.threads());
        var changed = override(spec, family, withStages(request, family, data));
        requireCounts(changed, family, data.counted());
        requireGroups(changed, family, data);
        return changed;
    }

    /**
     * What the preset was changed in beyond what was asked for, what was asked for in vain, and what it was made for, a
     * sentence each.
     *
     * @param data the whole data set
     * @param kept what the quality filter leaves of it
     */
    <C extends Record> List<String> adjusted(
            RunRequest request, ModelFamily<C> family, DataSummary data, DataSummary kept) {
        var shorter = shortened(request, family, data).entrySet().stream()
                .map(stage -> "%s (%s) is %s epochs: the preset's share of a shorter training."
                        .formatted(label(family, stage.getKey()), stage.getKey(), stage.getValue()));
        var schema = family.schema();
        var given = given(request, schema);
        var all = schema.texts(family.preset(request.preset(), data));
        all.putAll(given);
        all.putAll(shortened(request, family, data));
        var inVain = schema.fields().stream()
                .filter(field -> given.containsKey(field.key()) && !schema.isActive(field, all))
                .map(field -> "%s (%s) has no effect with the other settings."
                        .formatted(field.info().label(), field.key()));
        var alike = request.labels().stream()
                .filter(labels -> request.batch().equals(Optional.of(labels)))
                .map(labels ->
                        "Labels and batches are the same column, '%s': the model takes out what tells these cells apart."
                                .formatted(labels.column()));
        return Stream.of(shorter, unfinished(family, all), inVain, alike, madeFor(data, kept))
                .flatMap(notes -> notes)
                .toList();
    }

    /** A rise of the KL weight that goes on at the end of training leaves the prior with less than was meant. */
    private static Stream<String> unfinished(ModelFamily<?> family, Map<String, String> all) {
        var schema = family.schema();
        return schema.field(KL_WARMUP).filter(field -> schema.isActive(field, all)).stream()
                .filter(_ -> Integer.parseInt(all.get(KL_WARMUP_STEPS)) == 0)
                .filter(_ -> Integer.parseInt(all.get(KL_WARMUP)) > Integer.parseInt(all.get(Stages.EPOCHS)))
                .map(field -> "%s (%s) takes %s epochs and training ends after %s: the prior never has its full weight."
                        .formatted(field.info().label(), KL_WARMUP, all.get(KL_WARMUP), all.get(Stages.EPOCHS)));
    }

    /** Presets take the numbers of cells, types and batches of the whole data set; a filter may leave others. */
    private static Stream<String> madeFor(DataSummary data, DataSummary kept) {
        boolean same = data.cells() == kept.cells()
                && data.labelLevels() == kept.labelLevels()
                && data.batches() == kept.batches();
        return same
                ? Stream.empty()
                : Stream.of("The preset was made for the whole data set (%s); the quality filter leaves %s."
                        .formatted(size(data), size(kept)));
    }

    private static String size(DataSummary data) {
        return Stream.of(
                        "%,d cells".formatted(data.cells()),
                        data.labelLevels() == 0 ? "" : "%,d labels".formatted(data.labelLevels()),
                        data.batches() == 1 ? "" : "%,d batches".formatted(data.batches()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The settings of the model that were asked for, by key. */
    private Map<String, String> given(RunRequest request, Schema<?> schema) {
        var given = new LinkedHashMap<String, String>();
        request.overrides().forEach(override -> apply(override, schema, new LinkedHashMap<>(), given));
        return given;
    }

    private static String label(ModelFamily<?> family, String key) {
        return family.schema().field(key).orElseThrow().info().label();
    }

    private <C extends Record> List<String> withStages(RunRequest request, ModelFamily<C> family, DataSummary data) {
        var all = new ArrayList<>(request.overrides());
        shortened(request, family, data).forEach((key, value) -> all.add(key + "=" + value));
        return all;
    }

    private <C extends Record> Map<String, String> shortened(
            RunRequest request, ModelFamily<C> family, DataSummary data) {
        var schema = family.schema();
        var given = given(request, schema);
        return family.stages()
                .shortened(
                        schema.texts(family.preset(request.preset(), data)),
                        given.getOrDefault(Stages.EPOCHS, ""),
                        given.keySet());
    }

    /**
     * Refuses a model of counts for values that are none.
     *
     * @throws ConfigProblem when these settings need counts and there are none
     */
    static <C extends Record> void requireCounts(RunSpec spec, ModelFamily<C> family, boolean counted) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        if (counted || !family.needsCounts(config)) {
            return;
        }
        String changes = family.forAnyValues(config)
                .map(possible -> changes(family.schema(), config, possible))
                .orElse("");
        throw new ConfigProblem(
                "%s needs counts, and the values of %s are none."
                        .formatted(family.nameOf(config), spec.data().getFileName()),
                "It describes how often molecules are counted; logarithms and scaled values have no such likelihood.",
                changes.isEmpty()
                        ? "Use the raw counts, or a model with a squared error, such as --model scaespy."
                        : "Use the raw counts, or the squared error: %s.".formatted(changes));
    }

    private static <C extends Record> void requireGroups(RunSpec spec, ModelFamily<C> family, DataSummary data) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        family.require(config, data);
    }

    private static <C extends Record> String changes(Schema<C> schema, C from, C to) {
        var before = schema.texts(from);
        return schema.texts(to).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> "--set %s=%s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** Checks the changes against the defaults, so that a slip is found before the data are read. */
    void checkKeys(ModelFamily<?> family, List<String> overrides) {
        for (String override : overrides) {
            apply(override, family.schema(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }
    }

    /** Applies changes of the form {@code key=value}. */
    <C extends Record> RunSpec override(RunSpec spec, ModelFamily<C> family, List<String> overrides) {
        var prep = new LinkedHashMap<>(prepSchema.texts(spec.prep()));
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        var model = new LinkedHashMap<>(family.schema().texts(config));
        for (String override : overrides) {
            apply(override, family.schema(), prep, model);
        }
        return spec.with(prepSchema.build(prep), family.schema().build(model));
    }

    private void apply(String override, Schema<?> modelSchema, Map<String, String> prep, Map<String, String> model) {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            throw new ConfigProblem(
                    "'%s' is not a setting.".formatted(override),
                    "A setting is written KEY=VALUE.",
                    "Write for example --set latentDim=20.");
        }
        String key = override.substring(0, equals).strip();
        String value = override.substring(equals + 1).strip();
        var modelField = modelSchema.field(key);
        var prepField = prepSchema.field(key.startsWith(PREP) ? key.substring(PREP.length()) : key);
        if (modelField.isPresent()) {
            model.put(modelField.get().key(), value);
        } else if (prepField.isPresent()) {
            prep.put(prepField.get().key(), value);
        } else {
            throw new ConfigProblem(
                    "There is no setting '%s'.%s".formatted(key, NearNames.hint(key, keys(modelSchema))),
                    "Settings are %s.".formatted(String.join(", ", keys(modelSchema))),
                    "Correct the key; 'mixtura models --settings' explains them.");
        }
    }

    private List<String> keys(Schema<?> modelSchema) {
        return Stream.concat(
                        modelSchema.fields().stream().map(Field::key),
                        prepSchema.fields().stream().map(f -> PREP + f.key()))
                .toList();
    }
}
