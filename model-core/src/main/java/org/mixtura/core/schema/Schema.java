package org.mixtura.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;

/**
 * The settings of one record type, read once from its components: {@link Param} describes a setting, a nested record is
 * a group whose keys are dotted. From this one declaration follow the form, the flags, the checks, the JSON and the
 * documentation table.
 *
 * @param <C> a record whose components are int, double, boolean, enums that implement {@link Choice}, or such records
 */
public final class Schema<C extends Record> {

    private final C defaults;
    private final List<Field> fields;

    private Schema(C defaults, List<Field> fields) {
        this.defaults = defaults;
        this.fields = fields;
    }

    /**
     * Reads the schema of a record; its values are the defaults.
     *
     * @throws IllegalArgumentException when a component is of a kind that settings cannot have (a bug in the record)
     */
    public static <C extends Record> Schema<C> of(C defaults) {
        return new Schema<>(defaults, List.copyOf(SchemaReader.fields(defaults)));
    }

    /** The default values. */
    public C defaults() {
        return defaults;
    }

    /** All fields, groups flattened, in the order of declaration. */
    public List<Field> fields() {
        return fields;
    }

    /** The field with this dotted key, or the only one whose last part is this name. */
    public Optional<Field> field(String keyOrName) {
        var exact = fields.stream().filter(f -> f.key().equals(keyOrName)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        var byName = fields.stream().filter(f -> f.name().equals(keyOrName)).toList();
        return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
    }

    /** The values of a record as text by dotted key, in the order of the fields. */
    public Map<String, String> texts(C values) {
        return SchemaReader.texts(values);
    }

    /** Everything that is wrong with these texts; keys that are not given count as the defaults. */
    public List<FieldProblem> problems(Map<String, String> texts) {
        var problems = new ArrayList<FieldProblem>();
        var known = fields.stream().map(Field::key).collect(Collectors.toSet());
        texts.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(new FieldProblem(key, unknown(key))));
        for (Field field : fields) {
            String text = texts.get(field.key());
            if (text != null) {
                field.problem(text).ifPresent(message -> problems.add(new FieldProblem(field.key(), message)));
            }
        }
        if (problems.isEmpty()) {
            try {
                SchemaReader.build(defaults, complete(texts), "");
            } catch (SchemaReader.Invalid invalid) {
                problems.add(invalid.problem());
            }
        }
        return problems;
    }

    /**
     * The record with these values; keys that are not given keep the defaults.
     *
     * @throws ConfigProblem with all problems in one text
     */
    public C build(Map<String, String> texts) {
        var problems = problems(texts);
        if (!problems.isEmpty()) {
            throw new ConfigProblem(
                    problems.size() == 1 ? "A setting is not valid." : problems.size() + " settings are not valid.",
                    problems.stream().map(FieldProblem::message).collect(Collectors.joining(" ")),
                    "Correct "
                            + problems.stream()
                                    .map(FieldProblem::key)
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + " and try again.");
        }
        return SchemaReader.build(defaults, complete(texts), "");
    }

    /** What these texts mean together; empty when there is nothing to add to them, or when they are not valid. */
    public Optional<String> explanation(Map<String, String> texts) {
        return defaults instanceof Explained && problems(texts).isEmpty() && build(texts) instanceof Explained settings
                ? Optional.of(settings.explanation())
                : Optional.empty();
    }

    /** Whether a field has an effect under these texts. */
    public boolean isActive(Field field, Map<String, String> texts) {
        var all = complete(texts);
        return field.info().conditions().stream()
                .allMatch(condition -> condition.holds(all.getOrDefault(condition.key(), "")));
    }

    /** The values as a JSON object; groups are nested objects. */
    public ObjectNode toJson(C values) {
        var root = JsonNodeFactory.instance.objectNode();
        var texts = texts(values);
        for (Field field : fields) {
            var parent = root;
            String[] path = field.key().split("\\.");
            for (int i = 0; i < path.length - 1; i++) {
                parent = parent.withObject("/" + path[i]);
            }
            parent.set(path[path.length - 1], jsonValue(field, texts.getOrDefault(field.key(), "")));
        }
        return root;
    }

    /**
     * The record that a JSON object describes; what is not given keeps the default.
     *
     * @throws ConfigProblem when a value or key is wrong
     */
    public C fromJson(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        collect(json, "", texts);
        return build(texts);
    }

    /** As {@link #fromJson}, without the keys that this schema does not have. */
    public C fromKnownPart(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        collect(json, "", texts);
        texts.keySet().removeIf(key -> field(key).isEmpty());
        return build(texts);
    }

    private static JsonNode jsonValue(Field field, String text) {
        var nodes = JsonNodeFactory.instance;
        return switch (field) {
            case Field.IntField _ -> nodes.numberNode(Integer.parseInt(text));
            case Field.RealField _ -> nodes.numberNode(Double.parseDouble(text));
            case Field.FlagField _ -> nodes.booleanNode(Boolean.parseBoolean(text));
            case Field.PathField _, Field.ChoiceField _ -> nodes.textNode(text);
        };
    }

    private static void collect(JsonNode node, String prefix, Map<String, String> texts) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                collect(entry.getValue(), key + ".", texts);
            } else {
                texts.put(key, entry.getValue().asText());
            }
        });
    }

    private Map<String, String> complete(Map<String, String> texts) {
        var all = new LinkedHashMap<>(texts(defaults));
        all.putAll(texts);
        return all;
    }

    private String unknown(String key) {
        Set<String> names = fields.stream().map(Field::key).collect(Collectors.toCollection(java.util.TreeSet::new));
        return "There is no setting '%s'; there are: %s.%s"
                .formatted(key, String.join(", ", names), NearNames.hint(key, names));
    }
}
