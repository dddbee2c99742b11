package org.mixtura.core.data.io;

import java.util.List;

/**
 * A named list of genes.
 *
 * @param source where the list comes from; may be empty
 * @param genes symbols or ids
 */
public record GeneSet(String name, String source, List<String> genes) {

    public GeneSet {
        genes = List.copyOf(genes);
    }
}
