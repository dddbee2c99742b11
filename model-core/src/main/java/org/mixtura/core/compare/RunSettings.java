package org.mixtura.core.compare;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Schema;

/** The settings of runs as text by key, as {@code --set} and {@code run.json} name them. */
final class RunSettings {

    static final String SEED = "seed";

    private static final Map<String, String> OF_DATA =
            Map.of("model", "Model", "data", "Data set", "labels", "Known types", "batch", "Batches", SEED, "Seed");

    private static final Schema<PrepConfig> PREPARATION = Schema.of(PrepConfig.DEFAULTS);

    private final List<ModelFamily<?>> families;

    RunSettings(List<ModelFamily<?>> families) {
        this.families = families;
    }

    /** All settings of a run but its threads and device, which change no result that is compared. */
    SequencedMap<String, String> of(RunSpec spec) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("model", spec.model());
        texts.put("data", fileName(spec.data()));
        texts.put("labels", spec.labels().map(ColumnRef::toString).orElse(""));
        texts.put("batch", spec.batch().map(ColumnRef::toString).orElse(""));
        PREPARATION.texts(spec.prep()).forEach((key, value) -> texts.put("prep." + key, value));
        family(spec).ifPresent(family -> texts.putAll(texts(family, spec.config())));
        texts.put(SEED, Long.toString(spec.seed()));
        return texts;
    }

    /** What has to be alike in two runs for their losses to count the same thing. */
    Map<String, String> ofLoss(RunSpec spec) {
        var all = of(spec);
        return all.entrySet().stream()
                .filter(e -> List.of("model", "data").contains(e.getKey())
                        || e.getKey().startsWith("prep.")
                        || isObjective(spec, e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** What people call a setting. */
    String label(RunSpec spec, String key) {
        if (OF_DATA.containsKey(key)) {
            return OF_DATA.getOrDefault(key, key);
        }
        if (key.startsWith("prep.")) {
            return PREPARATION
                    .field(key.substring("prep.".length()))
                    .map(field -> field.info().label())
                    .orElse(key);
        }
        return family(spec)
                .flatMap(family -> family.schema().field(key))
                .map(field -> field.info().label())
                .orElse(key);
    }

    private boolean isObjective(RunSpec spec, String key) {
        return family(spec)
                .flatMap(family -> family.schema().field(key))
                // Likelihoods of one table compare in theory; what people read into small differences of them does not.
                .filter(field -> field.info().objective() || field.name().equals("likelihood"))
                .isPresent();
    }

    private Optional<ModelFamily<?>> family(RunSpec spec) {
        return families.stream()
                .filter(family -> family.card().id().equals(spec.model()))
                .findFirst();
    }

    private static <C extends Record> Map<String, String> texts(ModelFamily<C> family, Record config) {
        @SuppressWarnings("unchecked")
        C own = (C) config;
        return family.schema().texts(own);
    }

    private static String fileName(Path data) {
        var name = data.getFileName();
        return name == null ? data.toString() : name.toString();
    }
}
