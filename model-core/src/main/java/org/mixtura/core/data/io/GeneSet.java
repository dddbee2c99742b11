package org.mixtura.core.data.io;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** A line of a GMT file. */
    public String gmt() {
        return Stream.concat(Stream.of(name, source), genes.stream())
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
