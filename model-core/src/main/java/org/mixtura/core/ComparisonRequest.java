package org.mixtura.core;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mixtura.core.infer.DifferenceQuery;
import org.mixtura.core.run.ColumnRef;

/**
 * Two groups of a run's cells to compare.
 *
 * @param by the column whose levels are the groups
 * @param group a level
 * @param against another level; empty: all other cells, also those without a level
 * @param delta a gene counts as changed when its log2 fold change is beyond this on either side
 * @param fdr the expected share of false ones among the genes that are called
 * @param pairs how many random pairs are compared
 * @param cellsASide how many cells of either group make up one side of a pair, see {@link DifferenceQuery}
 * @param pseudocount added to the shares of both cells; empty: see {@link DifferenceQuery}
 */
public record ComparisonRequest(
        ColumnRef by,
        String group,
        Optional<String> against,
        double delta,
        double fdr,
        int pairs,
        int cellsASide,
        OptionalDouble pseudocount) {

    public static final double DELTA = 0.25;
    public static final double FDR = 0.05;

    /** With the usual bounds. */
    public static ComparisonRequest of(ColumnRef by, String group, Optional<String> against) {
        return new ComparisonRequest(by, group, against, DELTA, FDR, DifferenceQuery.PAIRS, 1, OptionalDouble.empty());
    }
}
