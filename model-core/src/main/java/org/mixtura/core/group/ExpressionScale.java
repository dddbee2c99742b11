package org.mixtura.core.group;

import org.mixtura.core.schema.Choice;

/** How expression is made into colours. */
public enum ExpressionScale implements Choice {
    /** As a share of the gene's largest value: genes of any level can be compared in where they are high. */
    SHARE("Share of the gene's largest"),
    /** In standard deviations from the gene's mean. */
    Z("Standard deviations"),
    /** As it is, one scale for all genes. */
    LOG("As counted, log1p");

    private final String label;

    ExpressionScale(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
