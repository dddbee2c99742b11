package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;

/**
 * What a user says of a run, an entry of {@link Layer#RUNS}. The run itself never changes.
 *
 * @param name what it is called; empty: as its folder
 * @param star whether it is the baseline that others are compared with
 * @param note a line about it
 * @param trashed since when it is in the trash
 */
public record RunMark(String name, boolean star, String note, Optional<Instant> trashed) {

    /** Nothing was said. */
    public static final RunMark NONE = new RunMark("", false, "", Optional.empty());

    /** Reads an entry. */
    public static RunMark of(JsonNode json) {
        return new RunMark(
                json.path("name").asText(),
                json.path("star").asBoolean(),
                json.path("note").asText(),
                Optional.ofNullable(json.get("trashed")).map(JsonNode::asText).map(Instant::parse));
    }

    /** The entry; empty when nothing is said. */
    public Optional<JsonNode> toJson() {
        if (equals(NONE)) {
            return Optional.empty();
        }
        var json = JsonNodeFactory.instance.objectNode();
        if (!name.isEmpty()) {
            json.put("name", name);
        }
        if (star) {
            json.put("star", true);
        }
        if (!note.isEmpty()) {
            json.put("note", note);
        }
        trashed.ifPresent(since -> json.put("trashed", since.toString()));
        return Optional.of(json);
    }

    /** The same with another name. */
    public RunMark withName(String other) {
        return new RunMark(other, star, note, trashed);
    }

    /** The same, as baseline or not. */
    public RunMark withStar(boolean baseline) {
        return new RunMark(name, baseline, note, trashed);
    }

    /** The same with another note. */
    public RunMark withNote(String other) {
        return new RunMark(name, star, other, trashed);
    }

    /** The same in the trash, or out of it. */
    public RunMark withTrashed(Optional<Instant> since) {
        return new RunMark(name, star, note, since);
    }
}
