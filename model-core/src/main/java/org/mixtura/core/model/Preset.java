package org.mixtura.core.model;

import org.mixtura.core.schema.Choice;

/** A named set of hyperparameters. */
public enum Preset implements Choice {
    /** Exactly what the paper or its reference code uses. */
    PAPER("As in the paper"),
    /** What we measured to work best on real data. Training itself never looks at labels. */
    RECOMMENDED("Recommended"),
    /** A first look in a minute or two. */
    QUICK("Quick look");

    private final String label;

    Preset(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
