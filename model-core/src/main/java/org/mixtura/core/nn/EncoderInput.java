package org.mixtura.core.nn;

import org.mixtura.core.schema.Choice;

/** What an encoder sees of a cell's counts. */
public enum EncoderInput implements Choice {
    /** log(1 + count). */
    COUNTS("Log counts"),
    /** log(1 + count per thousand counts of the cell): the same for a cell and for half of its molecules, on average. */
    NORMALIZED("Log counts per thousand");

    private static final double SCALE = 1000;

    private final String label;

    EncoderInput(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * What a count is multiplied by before the logarithm.
     *
     * @param total sum of the cell's counts
     */
    double factor(double total) {
        return this == COUNTS || total <= 0 ? 1 : SCALE / total;
    }
}
