package org.mixtura.core.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.HexColour;
import org.mixtura.core.layer.LevelColours;
import org.mixtura.core.layer.LevelOrder;

/**
 * What gives a map its colours, as JSON: a name alone, or an object with {@code column}, {@code gene} or {@code blend} (two genes) and what is not as usual.
 * Colours that an answer gave have no words; who keeps them has to keep their values, too.
 */
public final class MapColourJson {

    /** The column that gives the colours. */
    public static final String COLUMN = "column";

    private static final String GENE = "gene";
    private static final String BLEND = "blend";
    private static final String COLOURS = "colors";
    private static final String HIDDEN = "hidden";
    private static final String ORDER = "order";
    private static final String RANGE = "range";

    private MapColourJson() {}

    /** @throws IllegalArgumentException for an answer */
    public static JsonNode write(MapColour colour) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (colour) {
            case MapColour.Named(String name) -> {
                return TextNode.valueOf(name);
            }
            case MapColour.InColumn(String column, var colours, var hidden, var order, var range) -> {
                json.put(COLUMN, column);
                levels(colours, hidden, order, json);
                range.ifPresent(ends -> range(ends, json));
            }
            case MapColour.Gene gene -> gene(gene, json);
            case MapColour.Blend(var first, var second) -> {
                var both = json.putArray(BLEND);
                gene(first, both.addObject());
                gene(second, both.addObject());
            }
            case MapColour.Answer answer ->
                throw new IllegalArgumentException(
                        "no words for the colours of " + answer.colouring().title());
        }
        return json;
    }

    private static void gene(MapColour.Gene gene, ObjectNode json) {
        json.put(GENE, gene.gene()).put("expected", gene.expected());
        gene.range().ifPresent(ends -> range(ends, json));
    }

    /** Puts what is not as usual with levels into an object; nothing of what is empty. */
    public static void levels(
            Map<String, Integer> colours, Collection<String> hidden, List<String> order, ObjectNode into) {
        if (!colours.isEmpty()) {
            var named = into.putObject(COLOURS);
            colours.forEach((level, argb) -> named.put(level, HexColour.text(argb)));
        }
        if (!hidden.isEmpty()) {
            hidden.forEach(into.putArray(HIDDEN)::add);
        }
        if (!order.isEmpty()) {
            order.forEach(into.putArray(ORDER)::add);
        }
    }

    /** Puts the ends of a scale into an object. */
    public static void range(MapColour.Range ends, ObjectNode into) {
        into.putArray(RANGE).add(ends.low()).add(ends.high());
    }

    /**
     * Reads a colour that {@link #write} wrote, or somebody by hand.
     *
     * @throws IllegalArgumentException when it names nothing, or its scale has no length
     */
    public static MapColour read(JsonNode json) {
        if (json.isTextual()) {
            return new MapColour.Named(json.asText());
        }
        if (json.has(BLEND)) {
            return blend(json.path(BLEND));
        }
        if (json.has(GENE)) {
            return gene(json);
        }
        if (!json.has(COLUMN)) {
            throw new IllegalArgumentException("'color' names neither a column nor a gene");
        }
        return new MapColour.InColumn(
                json.path(COLUMN).asText(), colours(json), hidden(json), order(json), optionalRange(json));
    }

    private static MapColour.Gene gene(JsonNode json) {
        return new MapColour.Gene(
                json.path(GENE).asText(), json.path("expected").asBoolean(false), optionalRange(json));
    }

    private static MapColour.Blend blend(JsonNode json) {
        if (json.size() != 2 || !json.path(0).has(GENE) || !json.path(1).has(GENE)) {
            throw new IllegalArgumentException("'blend' is a list of two objects with a 'gene' each");
        }
        return new MapColour.Blend(gene(json.path(0)), gene(json.path(1)));
    }

    private static Optional<MapColour.Range> optionalRange(JsonNode json) {
        return json.has(RANGE) ? Optional.of(range(json)) : Optional.empty();
    }

    /** The colours of levels by name. */
    public static Map<String, Integer> colours(JsonNode json) {
        return LevelColours.of(json.path(COLOURS)).byLevel();
    }

    /** Whether levels have colours, so that it is a column of categories. */
    public static boolean hasLevels(JsonNode json) {
        return json.has(COLOURS);
    }

    /** Names of levels whose cells are not drawn. */
    public static Set<String> hidden(JsonNode json) {
        var names = new LinkedHashSet<String>();
        json.path(HIDDEN).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Names of levels, the first on top. */
    public static List<String> order(JsonNode json) {
        return LevelOrder.of(json.path(ORDER));
    }

    /**
     * The ends of a scale.
     *
     * @throws IllegalArgumentException when it has no length
     */
    public static MapColour.Range range(JsonNode json) {
        var ends = json.path(RANGE);
        var range = new MapColour.Range(ends.path(0).asDouble(), ends.path(1).asDouble());
        if (!(range.high() > range.low())) {
            throw new IllegalArgumentException("the colours have no range from low to high");
        }
        return range;
    }
}
