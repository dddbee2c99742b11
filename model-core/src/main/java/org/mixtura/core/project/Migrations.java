package org.mixtura.core.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The ways from each older schema of {@code project.json} to the next one. They go one way; a backup is kept.
 *
 * @param steps the first leads from version 1 to 2, and so on
 */
record Migrations(List<UnaryOperator<ObjectNode>> steps) {

    /** The first schema has no older ones. */
    static final Migrations OF_THIS_VERSION = new Migrations(List.of());

    /** The schema that is written. */
    int current() {
        return steps.size() + 1;
    }

    /** The same in the current schema. */
    ObjectNode migrate(ObjectNode older) {
        var json = older.deepCopy();
        for (int version = json.path(ProjectFile.SCHEMA).asInt(1); version < current(); version++) {
            json = steps.get(version - 1).apply(json);
            json.put(ProjectFile.SCHEMA, version + 1);
        }
        return json;
    }
}
