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
 * @param symbolColumn the column that symbols were taken from; empty: they are the names of the rows
 */
record TableGenes(
        List<String> ids, List<String> symbols, List<TableLayout.Other> unused, Optional<String> symbolColumn) {

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

    /** Whether a column with this name holds symbols of genes. */
    static boolean areCalledGenes(String column) {
        return SYMBOL_WORDS.contains(column.strip().toLowerCase(Locale.ROOT).replace(' ', '_'));
    }

    static TableGenes of(TableLayout layout, TableScan scan, OrientationGuess guess) {
        var unused = new ArrayList<>(layout.others());
        List<String> rows = scan.rowNames();
        Optional<Integer> ids = column(layout, scan, (_, values) -> GeneNames.areStableIds(values));
        if (ids.isPresent() && !GeneNames.areStableIds(rows)) {
            unused.removeIf(other -> other.equals(layout.others().get(ids.get())));
            return new TableGenes(scan.others().get(ids.get()), rows, unused, Optional.empty());
        }
        Optional<Integer> symbols = column(
                layout, scan, (name, values) -> areSymbols(name, values, guess.symbols(values), guess.symbols(rows)));
        if (symbols.isPresent()) {
            TableLayout.Other column = layout.others().get(symbols.get());
            unused.remove(column);
            return new TableGenes(rows, scan.others().get(symbols.get()), unused, Optional.of(column.name()));
        }
        return new TableGenes(rows, rows, unused, Optional.empty());
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

    /**
     * Whether a column holds symbols rather than the names of the rows do.
     *
     * @param share which share of its texts are symbols of genes
     * @param ofRows which share of the names of the rows are
     */
    private static boolean areSymbols(String name, List<String> values, double share, double ofRows) {
        if (areCalledGenes(name)) {
            return share >= ofRows;
        }
        return !AnnotationNames.isAnnotation(name)
                && share > ofRows
                && new HashSet<>(values).size() >= DISTINCT * values.size();
    }
}
