package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What becomes of one entry of a layer.
 *
 * @param before the entry as it was; empty: there was none
 * @param after as it is then; empty: there is none any more
 */
public record Edit(LayerKey at, Optional<JsonNode> before, Optional<JsonNode> after) {

    Edit reverse() {
        return new Edit(at, after, before);
    }
}
