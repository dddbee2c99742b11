package org.mixtura.core.infer;

import java.util.List;

/**
 * How two groups of cells differ.
 *
 * @param genes all genes of the model, the most surely changed first; ties by the size of the change. Those of which the
 *     counts say the opposite of the model come after all others
 * @param called how many of them are called changed
 * @param expectedFdr the share of false ones to expect among those
 * @param putDown how many would have been called, did the counts not say the opposite
 * @param pseudocount what was added to the shares
 */
public record GroupDifference(
        List<GeneDifference> genes, int called, double expectedFdr, int putDown, double pseudocount) {

    public GroupDifference {
        genes = List.copyOf(genes);
    }
}
