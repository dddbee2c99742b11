package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Choice;

/** What the over-dispersion of a gene depends on. */
public enum DispersionKind implements Choice {
    /** The gene alone. */
    GENE("One per gene"),
    /** The gene and the cell, through the decoder. */
    GENE_CELL("Its own for every cell");

    private final String label;

    DispersionKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
