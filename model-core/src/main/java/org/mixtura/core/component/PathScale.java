package org.mixtura.core.component;

import org.mixtura.core.schema.Choice;

/** How expression along a path is made into colours. */
public enum PathScale implements Choice {
    /** As a share of the gene's largest. */
    SHARE("Share of the largest"),
    /** In standard deviations of the gene along the path. */
    Z("Standard deviations"),
    /** Change of log1p since the start, one scale for all genes. */
    CHANGE("Change from the start"),
    /** Log expression, of a path log1p of counts per 10,000; one scale for all genes. */
    LOG("Log expression");

    private final String label;

    PathScale(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
