package org.mixtura.ui.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mixtura.core.project.Layer;
import org.mixtura.ui.history.EditHistory;

/** Columns of the table of runs that a user does not want to see: a view of the project, so every change can be undone. */
final class HiddenColumns {

    private static final String VIEW = "columns-of-runs";
    private static final String HIDDEN = "hidden";

    private final EditHistory history;

    HiddenColumns(EditHistory history) {
        this.history = history;
    }

    /** Their ids. */
    Set<String> ids() {
        return history.stateProperty()
                .get()
                .entry(Layer.VIEWS, VIEW)
                .map(view ->
                        view.path(HIDDEN).valueStream().map(JsonNode::asText).collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /**
     * Shows a column, or hides it.
     *
     * @param title for the name of the step
     */
    void show(String id, String title, boolean on) {
        var ids = new TreeSet<>(ids());
        if (on ? ids.remove(id) : ids.add(id)) {
            var view = JsonNodeFactory.instance.objectNode();
            ids.forEach(view.putArray(HIDDEN)::add);
            history.change(
                    "%s column “%s”".formatted(on ? "Show" : "Hide", title), Layer.VIEWS, VIEW, Optional.of(view));
        }
    }
}
