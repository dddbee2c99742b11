package org.mixtura.core.component;

import java.util.List;

/**
 * Genes to follow along a path.
 *
 * @param named as they are shown, set by set
 * @param indices of the same genes among those of the model
 */
public record PathGenes(List<TraversalReport.Gene> named, int[] indices) {

    public PathGenes {
        named = List.copyOf(named);
        if (named.size() != indices.length) {
            throw new IllegalArgumentException(named.size() + " names for " + indices.length + " genes");
        }
    }
}
