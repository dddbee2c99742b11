package org.mixtura.core.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The order that a user gave to the levels of a column, the first on top, as an array of names. */
public final class LevelOrder {

    private LevelOrder() {}

    /** The names as an array. */
    public static JsonNode toJson(List<String> names) {
        var json = JsonNodeFactory.instance.arrayNode();
        names.forEach(json::add);
        return json;
    }

    /** Reads them; what is no array has none. */
    public static List<String> of(JsonNode json) {
        return json.valueStream().map(JsonNode::asText).toList();
    }
}
