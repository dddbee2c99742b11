package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Choice;

/** What the layers of an arm are. */
public enum NetworkKind implements Choice {
    /** Dense layers. */
    MLP("Dense layers"),
    /** Convolutions, for images. */
    CONV("Convolutions");

    private final String label;

    NetworkKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
