package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** How the inverse dispersion of a gene follows from its free number. */
public enum DispersionForm implements Choice {
    /** Never below 1, as in the reference code. */
    EXP_PLUS_ONE("exp(number) + 1"),
    /** Any positive value, as in the paper. */
    EXP("exp(number)");

    private final String label;

    DispersionForm(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
