package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Steps and histories as JSON. Reading throws {@link IllegalArgumentException} for what is none. */
final class StepJson {

    private StepJson() {}

    static ObjectNode write(JournalLine line) {
        var json = object().put("n", line.number()).put("at", line.at().toString());
        switch (line.step()) {
            case Step.Do(var change) -> write(change, json.put("do", "change"));
            case Step.Undo() -> json.put("do", "undo");
            case Step.Redo() -> json.put("do", "redo");
            case Step.Note(var text, var command) -> {
                json.put("do", "note").put("text", text);
                if (!command.isEmpty()) {
                    json.put("command", command);
                }
            }
        }
        return json;
    }

    static JournalLine readLine(JsonNode json) {
        Step step =
                switch (json.path("do").asText()) {
                    case "change" -> new Step.Do(readChange(json));
                    case "undo" -> new Step.Undo();
                    case "redo" -> new Step.Redo();
                    case "note" ->
                        new Step.Note(
                                json.path("text").asText(), json.path("command").asText());
                    default -> throw new IllegalArgumentException("no step: " + json.path("do"));
                };
        return new JournalLine(
                json.path("n").asLong(), Instant.parse(json.path("at").asText()), step);
    }

    /** @param upTo the number of the last line of the journal that is in it */
    static ObjectNode write(History history, long upTo) {
        var json = object().put("n", upTo);
        var entries = json.putArray("entries");
        history.state().entries().forEach((at, content) -> {
            entries.add(write(at).set("content", content));
        });
        write(history.done(), json.putArray("done"));
        write(history.undone(), json.putArray("undone"));
        return json;
    }

    static History readHistory(JsonNode json) {
        var entries = new TreeMap<LayerKey, JsonNode>();
        json.path("entries").forEach(e -> entries.put(readKey(e), e.path("content")));
        return new History(new ProjectState(entries), readChanges(json.path("done")), readChanges(json.path("undone")));
    }

    private static void write(List<Change> changes, ArrayNode into) {
        changes.forEach(change -> write(change, into.addObject()));
    }

    private static List<Change> readChanges(JsonNode json) {
        var changes = new ArrayList<Change>();
        json.forEach(change -> changes.add(readChange(change)));
        return changes;
    }

    private static void write(Change change, ObjectNode into) {
        var edits = into.put("name", change.name()).putArray("edits");
        for (Edit edit : change.edits()) {
            var json = write(edit.at());
            edit.before().ifPresent(content -> json.set("before", content));
            edit.after().ifPresent(content -> json.set("after", content));
            edits.add(json);
        }
    }

    private static Change readChange(JsonNode json) {
        var edits = new ArrayList<Edit>();
        json.path("edits")
                .forEach(e -> edits.add(new Edit(
                        readKey(e), Optional.ofNullable(e.get("before")), Optional.ofNullable(e.get("after")))));
        return new Change(json.path("name").asText(), edits);
    }

    private static ObjectNode write(LayerKey at) {
        return object().put("layer", at.layer().id()).put("key", at.key());
    }

    private static LayerKey readKey(JsonNode json) {
        return new LayerKey(
                Layer.of(json.path("layer").asText()), json.path("key").asText());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
