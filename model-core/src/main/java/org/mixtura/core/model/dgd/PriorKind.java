package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** Where codes are drawn from. */
public enum PriorKind implements Choice {
    /** A mixture of normal distributions that is learned without labels. */
    MIXTURE("Mixture of normals"),
    /** As a mixture, but a cell with a known type belongs to the components of that type. */
    SUPERVISED("One part of the mixture for each known type"),
    /** One fixed normal distribution: no components at all. */
    STANDARD_NORMAL("One standard normal");

    private final String label;

    PriorKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
