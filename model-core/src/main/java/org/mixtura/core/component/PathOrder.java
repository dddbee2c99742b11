package org.mixtura.core.component;

import org.mixtura.core.schema.Choice;

/** How genes of one set follow each other along a path. */
public enum PathOrder implements Choice {
    /** By the step at which they are highest. */
    PEAK("By their peak"),
    /** Those that change most first. */
    CHANGE("By their change"),
    /** Like ones beside each other, by a tree. */
    TREE("By a tree"),
    /** As they were chosen. */
    GIVEN("As chosen");

    private final String label;

    PathOrder(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
