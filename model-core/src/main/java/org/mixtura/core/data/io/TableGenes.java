package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the genes of a table of genes x cells: ids and symbols from the row names and one other column.
 *
 * @param unused columns that are neither names nor counts
 */
record TableGenes(List<String> ids, List<String> symbols, List<TableLayout.Other> unused) {

    private static final Set<String> SYMBOL_WORDS = Set.of(
            "symbol",
            "symbols",
            "gene",
            "genes",
            "gene_name",
            "gene_names",
            "genename",
            "gene_symbol",
            "gene_symbols",
            "gene_short_name",
            "feature_name",
            "hgnc_symbol",
            "mgi_symbol",
            "name");

    /** Symbols of so many genes differ; chromosomes and strands do not. */
    private static final double DISTINCT = 0.8;

    static TableGenes of(TableLayout layout, TableScan scan) {
        var unused = new ArrayList<>(layout.others());
        List<String> rows = scan.rowNames();
        Optional<Integer> ids = column(layout, scan, (_, values) -> GeneNames.areStableIds(values));
        if (ids.isPresent() && !GeneNames.areStableIds(rows)) {
            unused.removeIf(other -> other.equals(layout.others().get(ids.get())));
            return new TableGenes(scan.others().get(ids.get()), rows, unused);
        }
        Optional<Integer> symbols = column(layout, scan, TableGenes::areSymbols);
        if (symbols.isPresent()) {
            unused.removeIf(other -> other.equals(layout.others().get(symbols.get())));
            return new TableGenes(rows, scan.others().get(symbols.get()), unused);
        }
        return new TableGenes(rows, rows, unused);
    }

    private interface Test {
        boolean holds(String name, List<String> values);
    }

    private static Optional<Integer> column(TableLayout layout, TableScan scan, Test test) {
        for (int t = 0; t < layout.others().size(); t++) {
            TableLayout.Other other = layout.others().get(t);
            if (other.why().isEmpty() && test.holds(other.name(), scan.others().get(t))) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    private static boolean areSymbols(String name, List<String> values) {
        if (SYMBOL_WORDS.contains(name.toLowerCase(Locale.ROOT).replace(' ', '_'))) {
            return true;
        }
        long phrases = values.stream().filter(value -> value.contains(" ")).count();
        return !AnnotationNames.isAnnotation(name)
                && phrases <= values.size() / 10
                && new HashSet<>(values).size() >= DISTINCT * values.size();
    }
}
