package org.mixtura.core.infer;

import java.util.OptionalDouble;

/**
 * Two groups of cells to compare.
 *
 * @param groupA cells of the first group, at least 2
 * @param groupB cells of the second group, at least 2
 * @param delta a gene counts as changed when its log2 fold change is beyond this on either side
 * @param fdr the expected share of false ones among the genes that are called
 * @param pairs how many random pairs are compared
 * @param cellsASide how many random cells of either group make up one side of a pair: 1 compares cell with cell, as scVI
 *     does; the mean of more of them says what holds for the groups, whatever single cells do
 * @param pseudocount added to both shares before the ratio is taken; empty: one molecule among all of the group that has
 *     fewer, the least share that could have been seen
 * @param seed of all draws
 */
public record DifferenceQuery(
        int[] groupA,
        int[] groupB,
        double delta,
        double fdr,
        int pairs,
        int cellsASide,
        OptionalDouble pseudocount,
        long seed) {

    /** Pairs that fix a probability to about 0.007. */
    public static final int PAIRS = 5000;

    private static final long MOST_DRAWS = 20_000_000;

    public DifferenceQuery {
        if (groupA.length < 2 || groupB.length < 2) {
            throw new IllegalArgumentException(
                    "groups of %d and %d cells cannot be compared".formatted(groupA.length, groupB.length));
        }
        if (!(delta >= 0) || !(fdr >= 0 && fdr <= 1) || pairs < 1 || cellsASide < 1) {
            throw new IllegalArgumentException(
                    "delta is not negative, the false discovery rate is 0 to 1, and there is at least 1 pair of 1 cell a side");
        }
        if ((long) pairs * cellsASide > MOST_DRAWS) {
            throw new IllegalArgumentException("pairs times cells a side is at most %,d".formatted(MOST_DRAWS));
        }
        if (pseudocount.isPresent() && !(pseudocount.getAsDouble() > 0)) {
            throw new IllegalArgumentException("a pseudocount is positive, not " + pseudocount.getAsDouble());
        }
    }
}
