package org.mixtura.core.model.scvi;

import org.mixtura.core.schema.Choice;

/** Where the size of a cell's library comes from. */
public enum LibraryKind implements Choice {
    /** The sum of its counts. */
    OBSERVED("Sum of the counts"),
    /** A latent variable with a log-normal prior per batch. */
    LATENT("Inferred by the model");

    private final String label;

    LibraryKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
