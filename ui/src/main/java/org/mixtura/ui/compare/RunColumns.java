package org.mixtura.ui.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.mixtura.core.project.Layer;
import org.mixtura.ui.history.EditHistory;

/**
 * How a user wants the columns of the table of runs: which are not seen, and which stay in place at the left when others are moved
 * through. It is a view of the project, so every change can be undone.
 */
final class RunColumns {

    private static final String VIEW = "columns-of-runs";
    private static final String HIDDEN = "hidden";
    private static final String PINNED = "pinned";

    private final EditHistory history;

    RunColumns(EditHistory history) {
        this.history = history;
    }

    /** Ids of columns that are not seen. */
    SequencedSet<String> hidden() {
        return ids(HIDDEN);
    }

    /** Ids of columns that stay at the left, in that order. */
    SequencedSet<String> pinned() {
        return ids(PINNED);
    }

    private SequencedSet<String> ids(String kind) {
        return history.stateProperty().get().entry(Layer.VIEWS, VIEW).stream()
                .flatMap(view -> view.path(kind).valueStream())
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Shows a column, or hides it.
     *
     * @param title for the name of the step
     */
    void show(String id, String title, boolean on) {
        var hidden = hidden();
        if (on ? hidden.remove(id) : hidden.add(id)) {
            change(on ? "Show" : "Hide", title, hidden, pinned());
        }
    }

    /**
     * Keeps a column in place behind the first one, or lets it move with the others.
     *
     * @param title for the name of the step
     */
    void pin(String id, String title, boolean on) {
        var pinned = pinned();
        if (on ? pinned.add(id) : pinned.remove(id)) {
            change(on ? "Pin" : "Unpin", title, hidden(), pinned);
        }
    }

    private void change(String verb, String title, SequencedSet<String> hidden, SequencedSet<String> pinned) {
        var view = JsonNodeFactory.instance.objectNode();
        hidden.forEach(view.putArray(HIDDEN)::add);
        pinned.forEach(view.putArray(PINNED)::add);
        history.change("%s column “%s”".formatted(verb, title), Layer.VIEWS, VIEW, Optional.of(view));
    }
}
