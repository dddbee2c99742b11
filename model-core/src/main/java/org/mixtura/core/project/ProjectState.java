package org.mixtura.core.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All layers at one moment. It never changes; a {@link Change} leads from one state to the next. The JSON of entries is
 * shared and must not be changed either.
 */
public final class ProjectState {

    /** No layer has an entry. */
    public static final ProjectState EMPTY = new ProjectState(new TreeMap<>());

    private final SortedMap<LayerKey, JsonNode> entries;

    ProjectState(SortedMap<LayerKey, JsonNode> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /** All entries. */
    public SortedMap<LayerKey, JsonNode> entries() {
        return entries;
    }

    /** The entries of one layer by their keys. */
    public Map<String, JsonNode> layer(Layer layer) {
        return entries.entrySet().stream()
                .filter(e -> e.getKey().layer() == layer)
                .collect(Collectors.toMap(e -> e.getKey().key(), Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    /** An entry, if it is there. */
    public Optional<JsonNode> entry(Layer layer, String key) {
        return Optional.ofNullable(entries.get(new LayerKey(layer, key)));
    }

    /** The change that gives one entry this content; empty takes it away. */
    public Change change(String name, Layer layer, String key, Optional<? extends JsonNode> after) {
        return change(name, Map.of(new LayerKey(layer, key), after));
    }

    /** The change that gives several entries new content at once; empty takes one away. */
    public Change change(String name, Map<LayerKey, ? extends Optional<? extends JsonNode>> after) {
        return new Change(
                name,
                after.entrySet().stream()
                        .map(e -> new Edit(
                                e.getKey(),
                                Optional.ofNullable(entries.get(e.getKey())),
                                e.getValue().map(JsonNode::deepCopy)))
                        .toList());
    }

    /**
     * The state after a change.
     *
     * @throws IllegalStateException when an entry is not what it was when the change was made
     */
    ProjectState with(Change change) {
        var next = new TreeMap<>(entries);
        for (Edit edit : change.edits()) {
            if (!Optional.ofNullable(entries.get(edit.at())).equals(edit.before())) {
                throw new IllegalStateException(
                        "'%s' was made for another content of %s than there is".formatted(change.name(), edit.at()));
            }
            edit.after().ifPresentOrElse(node -> next.put(edit.at(), node), () -> next.remove(edit.at()));
        }
        return new ProjectState(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectState state && entries.equals(state.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
