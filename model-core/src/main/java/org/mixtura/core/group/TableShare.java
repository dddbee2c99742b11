package org.mixtura.core.group;

import org.mixtura.core.schema.Choice;

/** Of what the cells in a place of a table are a share. */
public enum TableShare implements Choice {
    /** Of the cells of the type, in rows. */
    TYPE("Share of each type"),
    /** Of the cells of the group, in columns. */
    GROUP("Share of each group"),
    /** Of nothing: how many cells. */
    CELLS("Numbers of cells");

    private final String label;

    TableShare(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
