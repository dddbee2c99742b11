package org.mixtura.core;

import java.util.OptionalInt;

/**
 * Cells to be drawn from a mixture, at the depths and in the batches of real ones.
 *
 * @param component from 1; empty: from all, as often as their weights say
 * @param cells how many
 * @param seed of the draws
 */
public record GeneratedRequest(OptionalInt component, int cells, long seed) {

    /** So many cells show means, variances and zeros of most genes. */
    public static final int USUAL = 500;

    /** What the cells are drawn from, in words. */
    public String from() {
        return component.isPresent() ? "component " + component.getAsInt() : "the mixture";
    }
}
