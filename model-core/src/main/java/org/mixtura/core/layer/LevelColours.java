package org.mixtura.core.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.HexColour;
import org.mixtura.core.figure.Colouring;

/**
 * Colours that a user gave to levels of a column; all others have their standard colours.
 *
 * @param byLevel {@code 0xAARRGGBB} by the level's name
 */
public record LevelColours(Map<String, Integer> byLevel) {

    /** None. */
    public static final LevelColours NONE = new LevelColours(Map.of());

    public LevelColours {
        byLevel = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLevel));
    }

    /** The same with another colour of a level; empty: that of the palette again. */
    public LevelColours with(String level, Optional<Integer> argb) {
        var changed = new LinkedHashMap<>(byLevel);
        argb.ifPresentOrElse(colour -> changed.put(level, colour), () -> changed.remove(level));
        return new LevelColours(changed);
    }

    /** A column in these colours. */
    public Colouring.ByLevel of(Column.Categorical column) {
        var standard = Colouring.ByLevel.of(column);
        int[] colours = standard.colours().clone();
        for (int i = 0; i < colours.length; i++) {
            colours[i] = byLevel.getOrDefault(column.levels().get(i), colours[i]);
        }
        return new Colouring.ByLevel(column, colours, standard.hidden());
    }

    /** By level, {@code #rrggbb}; empty when there are none. */
    public Optional<JsonNode> toJson() {
        if (byLevel.isEmpty()) {
            return Optional.empty();
        }
        var json = JsonNodeFactory.instance.objectNode();
        byLevel.forEach((level, argb) -> json.put(level, HexColour.text(argb)));
        return Optional.of(json);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException when something is no colour
     */
    public static LevelColours of(JsonNode json) {
        var colours = new LinkedHashMap<String, Integer>();
        json.fields()
                .forEachRemaining(each -> colours.put(
                        each.getKey(), HexColour.parse(each.getValue().asText())));
        return new LevelColours(colours);
    }
}
