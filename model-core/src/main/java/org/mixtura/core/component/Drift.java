package org.mixtura.core.component;

/**
 * How much housekeeping genes change along a path or a state: the negative control of what is shown.
 *
 * @param share their median change, as a share of what others change by
 * @param genes so many housekeeping genes were followed
 */
public record Drift(double share, int genes) {

    /** The median of fewer is that of one or two genes, which have reasons of their own to change. */
    public static final int FEWEST = 5;

    /** Whether there are enough genes to judge by. */
    public boolean isSure() {
        return genes >= FEWEST;
    }

    /** So many genes, and whether that is enough. */
    public String basis() {
        return (genes == 1 ? "1 gene" : genes + " genes") + (isSure() ? "" : ": too few to judge by");
    }
}
