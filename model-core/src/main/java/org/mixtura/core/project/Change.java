package org.mixtura.core.project;

import java.util.List;

/**
 * A named step of a user's work that can be undone, such as "Rename component 3".
 *
 * @param name what it does, as the menu says it after "Undo"
 * @param edits what becomes of which entries, each entry once
 */
public record Change(String name, List<Edit> edits) {

    public Change {
        edits = List.copyOf(edits);
    }

    Change reverse() {
        return new Change(name, edits.stream().map(Edit::reverse).toList());
    }
}
