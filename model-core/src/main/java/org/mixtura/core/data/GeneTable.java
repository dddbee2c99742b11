package org.mixtura.core.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The genes of a data set (AnnData's {@code var}).
 *
 * @param ids the key of each gene, unique: an Ensembl id where the file has one, else the symbol
 * @param symbols the name that people read; symbols may repeat
 */
public record GeneTable(List<String> ids, List<String> symbols) {

    public GeneTable {
        ids = List.copyOf(ids);
        symbols = List.copyOf(symbols);
        if (ids.size() != symbols.size()) {
            throw new IllegalArgumentException(ids.size() + " ids for " + symbols.size() + " symbols");
        }
        if (new HashSet<>(ids).size() != ids.size()) {
            throw new IllegalArgumentException("gene ids must be unique");
        }
    }

    /** Number of genes. */
    public int size() {
        return ids.size();
    }

    /** Position of the gene with this id, else the first with this symbol (any case). */
    public OptionalInt find(String idOrSymbol) {
        int byId = ids.indexOf(idOrSymbol);
        if (byId >= 0) {
            return OptionalInt.of(byId);
        }
        for (int g = 0; g < symbols.size(); g++) {
            if (symbols.get(g).equalsIgnoreCase(idOrSymbol)) {
                return OptionalInt.of(g);
            }
        }
        return OptionalInt.empty();
    }

    /** The chosen genes, in the given order. */
    public GeneTable select(int[] genes) {
        return new GeneTable(
                Arrays.stream(genes).mapToObj(ids::get).toList(),
                Arrays.stream(genes).mapToObj(symbols::get).toList());
    }
}
