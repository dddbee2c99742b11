package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** What the mean of each gene is multiplied by in a cell. */
public enum Scaling implements Choice {
    /** The largest count of a gene in the cell. */
    MAX("Largest count of the cell"),
    /** The mean count of a gene in the cell. */
    MEAN("Mean count of the cell"),
    /** The sum of all counts of the cell. */
    TOTAL("Sum of the counts of the cell");

    private final String label;

    Scaling(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
