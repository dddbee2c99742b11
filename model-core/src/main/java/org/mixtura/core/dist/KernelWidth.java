package org.mixtura.core.dist;

import org.mixtura.core.schema.Choice;

/** How wide the kernel exp(-|u - v|^2 / w) of a {@link Discrepancy} is. */
public enum KernelWidth implements Choice {
    /** w is the number of dimensions times the scale. */
    FIXED("Fixed: number of dimensions"),
    /** w is the median of the squared distances of the points at hand, times the scale. */
    MEDIAN("Median of squared distances"),
    /** The mean of five kernels, whose widths are the fixed one times 1/4, 1/2, 1, 2 and 4. */
    SUM("Five widths together");

    private final String label;

    KernelWidth(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
