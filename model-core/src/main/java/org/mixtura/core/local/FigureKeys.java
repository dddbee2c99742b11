package org.mixtura.core.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mixtura.core.data.NearNames;

/**
 * What the description of a figure may say. A word that nobody reads is a mistake of whoever wrote it: it is refused, so that no
 * figure is drawn that is not the one that was meant.
 */
final class FigureKeys {

    static final Map<String, Value> PAGE = Map.of(
            "version",
            Value.NUMBER,
            "width_mm",
            Value.NUMBER,
            "height_mm",
            Value.NUMBER,
            "dpi",
            Value.NUMBER,
            "columns",
            Value.NUMBER,
            "panels",
            Value.LIST);

    private static final Map<String, Value> PANEL = Map.of(
            "run", Value.TEXT, "kind", Value.TEXT, "title", Value.FLAG, "legend", Value.FLAG, "names", Value.FLAG);

    static final Map<String, Value> LOSS = panel(Map.of("curves", Value.LIST, "log", Value.FLAG));
    static final Map<String, Value> CELLS = panel(Map.of("color", Value.TEXT));
    static final Map<String, Value> IMAGES =
            panel(Map.of("arm", Value.NUMBER, "state", Value.NUMBER, "columns", Value.NUMBER));
    static final Map<String, Value> MODEL = panel(
            Map.of("drift_limit", Value.NUMBER),
            Map.of(
                    "places",
                    Value.LIST,
                    "anchor",
                    Value.TEXT,
                    "dimension",
                    Value.NUMBER,
                    "genes",
                    Value.LIST,
                    "sets",
                    Value.TEXT,
                    "markers",
                    Value.NUMBER,
                    "scale",
                    Value.TEXT,
                    "order",
                    Value.TEXT,
                    "arm",
                    Value.NUMBER,
                    "state",
                    Value.NUMBER));
    static final Map<String, Value> ALIKE = panel(Map.of(
            "with",
            Value.LIST,
            "genes",
            Value.LIST,
            "sets",
            Value.TEXT,
            "markers",
            Value.NUMBER,
            "arm",
            Value.NUMBER,
            "state",
            Value.NUMBER,
            "category",
            Value.NUMBER));
    static final Map<String, Value> GROUPS = panel(Map.of(
            "sets",
            Value.TEXT,
            "by",
            Value.TEXT_OR_OBJECT,
            "against",
            Value.TEXT_OR_OBJECT,
            "genes",
            Value.LIST,
            "markers",
            Value.NUMBER,
            "scale",
            Value.TEXT,
            "share",
            Value.TEXT,
            "order",
            Value.TEXT));
    static final Map<String, Value> MAP = panel(
            Map.of("marks", Value.OBJECT),
            Map.of(
                    "x",
                    Value.TEXT,
                    "y",
                    Value.TEXT,
                    "window",
                    Value.OBJECT,
                    "color",
                    Value.TEXT_OR_OBJECT,
                    "selected",
                    Value.TEXT,
                    "hidden",
                    Value.TEXT,
                    "point_size",
                    Value.NUMBER,
                    "opacity",
                    Value.NUMBER,
                    "components",
                    Value.FLAG,
                    "fade",
                    Value.TEXT));
    static final Map<String, Value> MARKS =
            Map.of("stops", Value.LIST, "steps", Value.LIST, "place", Value.OBJECT, "anchor", Value.OBJECT);
    static final Map<String, Value> WINDOW =
            Map.of("x", Value.LIST, "y", Value.LIST, "width", Value.NUMBER, "height", Value.NUMBER);
    /** A gene that gives colours, alone or blended with another. */
    static final Map<String, Value> GENE_COLOUR =
            Map.of("gene", Value.TEXT, "expected", Value.FLAG, "range", Value.LIST);

    static final Map<String, Value> COLOUR = joined(
            GENE_COLOUR,
            Map.of(
                    "blend",
                    Value.LIST,
                    "column",
                    Value.TEXT,
                    "colors",
                    Value.OBJECT,
                    "hidden",
                    Value.LIST,
                    "order",
                    Value.LIST,
                    "file",
                    Value.TEXT,
                    "unit",
                    Value.TEXT,
                    "zero_apart",
                    Value.FLAG));

    private FigureKeys() {}

    /** What a key holds. */
    private enum Value {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list in [ ]"),
        OBJECT("an object in { }"),
        TEXT_OR_OBJECT("a text or an object in { }");

        private final String label;

        Value(String label) {
            this.label = label;
        }

        private boolean suits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case NUMBER -> value.isNumber();
                case FLAG -> value.isBoolean();
                case LIST -> value.isArray();
                case OBJECT -> value.isObject();
                case TEXT_OR_OBJECT -> value.isTextual() || value.isObject();
            };
        }
    }

    @SafeVarargs
    private static Map<String, Value> panel(Map<String, Value>... own) {
        return joined(PANEL, joined(own));
    }

    @SafeVarargs
    private static Map<String, Value> joined(Map<String, Value>... some) {
        var all = new HashMap<String, Value>();
        Stream.of(some).forEach(all::putAll);
        return Map.copyOf(all);
    }

    /**
     * Refuses what nobody reads.
     *
     * @param where what the object describes, for the message: {@code the page}, {@code panel A}
     * @throws org.mixtura.core.error.ConfigProblem that names the key and the nearest that there is
     */
    static void require(JsonNode json, Map<String, Value> known, String where, Path file) {
        json.properties().forEach(entry -> {
            String key = entry.getKey();
            var type = known.get(key);
            if (type == null) {
                List<String> names = List.copyOf(new TreeSet<>(known.keySet()));
                throw FigureSpecJson.wrong(
                        file,
                        "'%s' of %s is unknown; there are %s.%s"
                                .formatted(key, where, String.join(", ", names), NearNames.hint(key, names)));
            }
            if (!type.suits(entry.getValue())) {
                throw FigureSpecJson.wrong(
                        file, "'%s' of %s is %s, not %s.".formatted(key, where, entry.getValue(), type.label));
            }
        });
    }

    /**
     * A whole number.
     *
     * @param usual if it is not said
     */
    static int whole(JsonNode json, String key, int usual, int least, Path file) {
        JsonNode value = json.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.canConvertToInt() || value.asInt() != value.asDouble() || value.asInt() < least) {
            throw FigureSpecJson.wrong(
                    file, "'%s' is %s; it is a whole number from %d on.".formatted(key, value, least));
        }
        return value.asInt();
    }

    /** A list of texts. */
    static List<String> texts(JsonNode json, String key) {
        return Stream.of(json.path(key))
                .flatMap(list -> list.valueStream())
                .map(JsonNode::asText)
                .toList();
    }
}
