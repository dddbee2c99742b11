package org.mixtura.core.group;

import java.util.List;

/**
 * A cell type that markers of a group speak for, with the evidence.
 *
 * @param type what the set of genes is called
 * @param source where it comes from; may be empty
 * @param genes symbols of the markers that are in the set, the best first
 * @param ofSet genes of the set that could have been found
 * @param p probability of at least so many by chance (hypergeometric)
 * @param q false discovery rate among all sets (Benjamini and Hochberg)
 */
public record Suggestion(String type, String source, List<String> genes, int ofSet, double p, double q) {

    public Suggestion {
        genes = List.copyOf(genes);
    }

    /** Whether it is surely no chance; else it is the least that can be said. */
    public boolean called() {
        return q <= GeneMarker.FDR;
    }
}
