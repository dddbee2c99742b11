package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Choice;

/** How often the prior of the mixture counts. */
public enum PriorCount implements Choice {
    /** With every cell anew, as in the reference code: a strong pull of means and variances. */
    PER_SAMPLE("Once for every cell"),
    /** Once for all training cells together, as in the formula of the paper. */
    ONCE("Once");

    private final String label;

    PriorCount(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
