package org.mixtura.core;

import org.mixtura.core.data.GeneTable;
import org.mixtura.core.infer.GroupDifference;

/**
 * How two groups of a run's cells differ.
 *
 * @param request what was asked
 * @param cellsA cells in the group
 * @param cellsB cells in the one it is compared with
 * @param genes the genes that {@link org.mixtura.core.infer.GeneDifference#gene} counts in
 * @param difference gene by gene
 */
public record Comparison(
        ComparisonRequest request, int cellsA, int cellsB, GeneTable genes, GroupDifference difference) {

    /** The name of the second group. */
    public String against() {
        return request.against().orElse("rest");
    }
}
