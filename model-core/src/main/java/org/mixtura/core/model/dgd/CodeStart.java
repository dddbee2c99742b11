package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** Where the codes of training cells begin. */
public enum CodeStart implements Choice {
    /** All at the same place. */
    ZERO("At zero"),
    /** At the principal components of log counts, scaled to a small length. */
    PCA("At principal components of log counts");

    private final String label;

    CodeStart(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
