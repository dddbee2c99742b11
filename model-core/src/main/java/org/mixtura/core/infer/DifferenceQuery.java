package org.mixtura.core.infer;

import java.util.OptionalDouble;

/**
 * Two groups of cells to compare.
 *
 * @param groupA cells of the first group, at least 2
 * @param groupB cells of the second group, at least 2
 * @param delta a gene counts as changed when its log2 fold change is beyond this on either side
 * @param fdr the expected share of false ones among the genes that are called
 * @param pairs how many random pairs of one cell of each group are compared
 * @param pseudocount added to both shares before the ratio is taken; empty: one molecule among all of the group that has
 *     fewer, the least share that could have been seen
 * @param seed of all draws
 */
public record DifferenceQuery(
        int[] groupA, int[] groupB, double delta, double fdr, int pairs, OptionalDouble pseudocount, long seed) {

    /** Pairs that fix a probability to about 0.007. */
    public static final int PAIRS = 5000;

    public DifferenceQuery {
        if (groupA.length < 2 || groupB.length < 2) {
            throw new IllegalArgumentException(
                    "groups of %d and %d cells cannot be compared".formatted(groupA.length, groupB.length));
        }
        if (!(delta >= 0) || !(fdr >= 0 && fdr <= 1) || pairs < 1) {
            throw new IllegalArgumentException(
                    "delta %s, false discovery rate %s and %d pairs do not go".formatted(delta, fdr, pairs));
        }
        if (pseudocount.isPresent() && !(pseudocount.getAsDouble() > 0)) {
            throw new IllegalArgumentException("a pseudocount is positive, not " + pseudocount.getAsDouble());
        }
    }
}
