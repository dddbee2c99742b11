package org.mixtura.core;

import java.util.Optional;
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

    /** What speaks against the model, and what to do; empty when nothing does. */
    public Optional<String> warning() {
        int genes = difference.putDown();
        return genes == 0
                ? Optional.empty()
                : Optional.of(
                        ("%,d %s not called: the model is sure that %s, but the counts say the opposite. It has not"
                                        + " learned these groups well enough; train for more epochs.")
                                .formatted(
                                        genes,
                                        genes == 1 ? "gene was" : "genes were",
                                        genes == 1 ? "it differs" : "they differ"));
    }
}
