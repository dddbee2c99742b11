package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which way round a table is: by what its rows and columns are called, and where names say nothing, by its sums.
 * Genes differ by orders of magnitude in how much they are expressed; cells of one experiment do not.
 */
final class OrientationGuess {

    /**
     * The verdict.
     *
     * @param reason the second half of a sentence that begins with "because"
     * @param sure whether names say it, and not only sums
     */
    record Verdict(Orientation orientation, String reason, boolean sure) {}

    private static final Pattern STABLE_ID = Pattern.compile("(ENS[A-Z]*G\\d{6,}|FBgn\\d+|WBGene\\d+)([._|].*)?");
    private static final Pattern BARCODE = Pattern.compile("(.*[^A-Za-z0-9])?[ACGT]{8,}([^A-Za-z].*)?");
    private static final Set<String> GENE_WORDS =
            Set.of("gene", "genes", "symbol", "gene_id", "gene_ids", "geneid", "gene_name", "gene_symbol", "ensembl");
    private static final Set<String> CELL_WORDS =
            Set.of("cell", "cells", "cell_id", "cellid", "barcode", "barcodes", "cell_name", "cell_barcode");

    /** A difference of shares below this is no evidence. */
    private static final double CLEAR = 0.05;

    private static final int SAMPLE = 5000;

    private final Set<String> knownSymbols;

    /** @param knownSymbols gene symbols in lower case */
    OrientationGuess(Set<String> knownSymbols) {
        this.knownSymbols = knownSymbols;
    }

    /**
     * The verdict for a table.
     *
     * @param corner the name above the row names; may be empty
     * @param rowTotals sum of each row
     * @param columnTotals sum of each column
     */
    Verdict of(String corner, List<String> rows, List<String> columns, double[] rowTotals, double[] columnTotals) {
        double geneRows = share(rows, this::isGene);
        double geneColumns = share(columns, this::isGene);
        if (Math.abs(geneRows - geneColumns) > CLEAR) {
            boolean inRows = geneRows > geneColumns;
            return new Verdict(
                    inRows ? Orientation.GENES_BY_CELLS : Orientation.CELLS_BY_GENES,
                    "%s of the names of its %s are those of genes"
                            .formatted(Findings.percent(Math.max(geneRows, geneColumns)), inRows ? "rows" : "columns"),
                    true);
        }
        double cellRows = share(rows, name -> BARCODE.matcher(name).matches());
        double cellColumns = share(columns, name -> BARCODE.matcher(name).matches());
        if (Math.abs(cellRows - cellColumns) > CLEAR) {
            boolean inRows = cellRows > cellColumns;
            return new Verdict(
                    inRows ? Orientation.CELLS_BY_GENES : Orientation.GENES_BY_CELLS,
                    "its %s are called like barcodes".formatted(inRows ? "rows" : "columns"),
                    true);
        }
        String word = corner.strip().toLowerCase(Locale.ROOT);
        if (GENE_WORDS.contains(word) || CELL_WORDS.contains(word)) {
            return new Verdict(
                    GENE_WORDS.contains(word) ? Orientation.GENES_BY_CELLS : Orientation.CELLS_BY_GENES,
                    "its first column is called '%s'".formatted(corner.strip()),
                    true);
        }
        return ofTotals(rowTotals, columnTotals);
    }

    /** The verdict from sums alone. */
    static Verdict ofTotals(double[] rowTotals, double[] columnTotals) {
        double rows = spread(rowTotals);
        double columns = spread(columnTotals);
        boolean genesInRows = rows >= columns;
        return new Verdict(
                genesInRows ? Orientation.GENES_BY_CELLS : Orientation.CELLS_BY_GENES,
                "the sums of its %s differ more, as those of genes do".formatted(genesInRows ? "rows" : "columns"),
                false);
    }

    private boolean isGene(String name) {
        return STABLE_ID.matcher(name).matches() || knownSymbols.contains(name.toLowerCase(Locale.ROOT));
    }

    private static double share(List<String> names, java.util.function.Predicate<String> test) {
        int step = Math.max(1, names.size() / SAMPLE);
        int asked = 0;
        int held = 0;
        for (int i = 0; i < names.size(); i += step) {
            asked++;
            held += test.test(names.get(i)) ? 1 : 0;
        }
        return asked == 0 ? 0 : held / (double) asked;
    }

    /** Standard deviation of the logarithms of the sums. */
    private static double spread(double[] totals) {
        double sum = 0;
        double squares = 0;
        for (double total : totals) {
            double log = Math.log1p(Math.max(0, total));
            sum += log;
            squares += log * log;
        }
        double n = Math.max(1, totals.length);
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
    }
}
