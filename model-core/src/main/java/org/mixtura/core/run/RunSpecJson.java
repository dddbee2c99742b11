package org.mixtura.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.schema.Schema;

/** A run's specification as JSON: the file that {@code train --config} reads and every run folder keeps. */
public final class RunSpecJson {

    /** The version written; a later one is refused, earlier ones will be migrated. */
    public static final int VERSION = 1;

    private static final Set<String> KEYS = Stream.concat(
                    Stream.of(
                            "version", "model", "data", "labels", "batch", "prep", "config", "seed", "device",
                            "threads"),
                    ReadingJson.KEYS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final ModelFamilies families;

    public RunSpecJson(ModelFamilies families) {
        this.families = families;
    }

    /** The specification as a JSON object, every setting written out. */
    public ObjectNode write(RunSpec spec) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("model", spec.model());
        json.put("data", spec.data().toString());
        ReadingJson.write(spec.reading(), json);
        spec.labels().ifPresent(ref -> json.set("labels", ReadingJson.write(ref)));
        spec.batch().ifPresent(ref -> json.set("batch", ReadingJson.write(ref)));
        json.set("prep", Schema.of(PrepConfig.DEFAULTS).toJson(spec.prep()));
        json.set("config", config(families.byId(spec.model()), spec.config()));
        json.put("seed", spec.seed());
        json.put("device", spec.device());
        json.put("threads", spec.threads());
        return json;
    }

    /**
     * Reads a specification. Settings that are not given have the family's defaults; relative paths count from
     * {@code base}.
     *
     * @throws ConfigProblem when a key or value is wrong
     */
    public RunSpec read(JsonNode json, Path base) {
        check(json, KEYS::contains);
        return read(json, base, Schema::fromJson);
    }

    /**
     * As {@link #read}, for what a run that has ended keeps: settings that this version no longer knows, or does not know
     * yet, are left out.
     *
     * @throws ConfigProblem when a value is wrong, or the version is a later one
     */
    public RunSpec readStored(JsonNode json, Path base) {
        check(json, _ -> true);
        return read(json, base, Schema::fromKnownPart);
    }

    private interface Settings {

        <C extends Record> C of(Schema<C> schema, JsonNode json);
    }

    private RunSpec read(JsonNode json, Path base, Settings settings) {
        var family = families.byId(text(json, "model").orElseThrow(() -> missing("model")));
        var data = base.resolve(text(json, "data").orElseThrow(() -> missing("data")))
                .normalize();
        return new RunSpec(
                family.card().id(),
                data,
                ReadingJson.read(json),
                ReadingJson.column(json, "labels", base),
                ReadingJson.column(json, "batch", base),
                settings.of(Schema.of(PrepConfig.DEFAULTS), json.path("prep")),
                settings.of(family.schema(), json.path("config")),
                json.path("seed").asLong(0),
                text(json, "device").orElse("auto"),
                json.path("threads").asInt(0));
    }

    /** All settings of preparation and model by key, and the columns that the model is told; not the seed. */
    public Map<String, String> settings(RunSpec spec) {
        var all = new LinkedHashMap<String, String>();
        spec.countsAt().ifPresent(place -> all.put("counts", place));
        spec.labels().ifPresent(labels -> all.put("labels", labels.column()));
        spec.batch().ifPresent(batch -> all.put("batch", batch.column()));
        Schema.of(PrepConfig.DEFAULTS).texts(spec.prep()).forEach((key, text) -> all.put("prep." + key, text));
        all.putAll(texts(families.byId(spec.model()), spec.config()));
        return all;
    }

    private static <C extends Record> Map<String, String> texts(ModelFamily<C> family, Record config) {
        var schema = family.schema();
        @SuppressWarnings("unchecked")
        C own = (C) schema.defaults().getClass().cast(config);
        return schema.texts(own);
    }

    private static <C extends Record> ObjectNode config(ModelFamily<C> family, Record config) {
        var schema = family.schema();
        @SuppressWarnings("unchecked")
        C own = (C) schema.defaults().getClass().cast(config);
        return schema.toJson(own);
    }

    private static void check(JsonNode json, Predicate<String> isKnown) {
        if (!json.isObject()) {
            throw new ConfigProblem(
                    "The configuration is not a JSON object.",
                    "A run is described by an object with the keys model, data, prep, config, seed.",
                    "Start from the file run.json of a finished run.");
        }
        int version = json.path("version").asInt(VERSION);
        if (version > VERSION) {
            throw new ConfigProblem(
                    "The configuration has version %d.".formatted(version),
                    "This program knows versions up to %d.".formatted(VERSION),
                    "Use a newer Mixtura to read it.");
        }
        for (var entry : json.properties()) {
            if (!isKnown.test(entry.getKey())) {
                throw new ConfigProblem(
                        "The configuration has an unknown key '%s'.".formatted(entry.getKey()),
                        "Keys are %s."
                                .formatted(
                                        String.join(", ", KEYS.stream().sorted().toList())),
                        "Correct or remove it.");
            }
        }
    }

    private static Optional<String> text(JsonNode json, String key) {
        var node = json.path(key);
        return node.isTextual() && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static ConfigProblem missing(String key) {
        return new ConfigProblem(
                "The configuration does not say '%s'.".formatted(key),
                "Without it there is nothing to train.",
                "Add the key '%s'.".formatted(key));
    }
}
