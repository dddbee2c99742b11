package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells which way round a table is. What most of its rows or columns are called can make it certain; a few names that look
 * like genes cannot, for wells of a plate are called C3 and F2, too. Sums only say what is likelier: genes differ by orders
 * of magnitude in how much they are expressed, cells of one experiment do not.
 */
final class OrientationGuess {

    /**
     * The verdict.
     *
     * @param reason the second half of a sentence that begins with "because"
     * @param sure whether names say it without contradiction
     * @param agreed whether several signs say it, so that nothing is left to ask
     */
    record Verdict(Orientation orientation, String reason, boolean sure, boolean agreed) {

        /** Told by one sign at most. */
        Verdict(Orientation orientation, String reason, boolean sure) {
            this(orientation, reason, sure, false);
        }
    }

    private static final Pattern STABLE_ID = Pattern.compile("(ENS[A-Z]*G\\d{6,}|FBgn\\d+|WBGene\\d+)([._|].*)?");

    /** Names that only genes have: of genes without a symbol, of mitochondria, of yeast, of thale cress. */
    private static final Pattern GENE_STYLE = Pattern.compile(
            "(LOC|LINC|MIR|SNOR[AD]|RNU|Gm)\\d+.*|(MT|mt|RP\\d+|CT[ABCD])-.*|A[CLP]\\d{6}.*|\\d{7}[A-Z]\\d{2}Rik"
                    + "|AT[1-5CM]G\\d{5}|Y[A-P][LR]\\d{3}[CW].*|CG\\d{4,}|ERCC-\\d+|gene[-_. ]?\\d+");

    private static final Pattern BARCODE = Pattern.compile("(.*[^A-Za-z0-9])?[ACGT]{8,}([^A-Za-z].*)?");

    private static final Pattern WELL = Pattern.compile("(.*[^A-Za-z0-9])?[A-P](0?[1-9]|1\\d|2[0-4])");
    private static final Pattern CELL_STYLE = Pattern.compile(
            "(?i)(.*[^a-z])?(cell|barcode|spot|nucleus)[-_. ]?\\d+.*|.*\\.(bam|sam|fastq|fq)(\\.gz)?|[SED]RR\\d{5,}|GSM\\d+");
    private static final Set<String> GENE_WORDS =
            Set.of("gene", "genes", "symbol", "gene_id", "gene_ids", "geneid", "gene_name", "gene_symbol", "ensembl");
    private static final Set<String> CELL_WORDS =
            Set.of("cell", "cells", "cell_id", "cellid", "barcode", "barcodes", "cell_name", "cell_barcode");

    /** Names of one kind are evidence when this share of the rows or columns has them, and much fewer of the others. */
    private static final double MOST = 0.5;

    private static final double OTHERS = 0.2;

    /** Of many genes fewer have well-known symbols, and a share that chance does not reach is evidence when sums agree. */
    private static final double MANY = 0.2;

    private static final double HARDLY_ANY = 0.02;
    private static final int LARGE = 500;

    /** A difference of shares below this says nothing at all. */
    private static final double CLEAR = 0.05;

    private static final int SAMPLE = 5000;

    private final Set<String> knownSymbols;

    /** @param knownSymbols gene symbols in lower case */
    OrientationGuess(Set<String> knownSymbols) {
        this.knownSymbols = knownSymbols;
    }

    /** A sign that points one way. */
    record Sign(boolean genesInRows, String reason) {}

    /**
     * The verdict for a table.
     *
     * @param corner the name above the row names; may be empty
     * @param rowTotals sum of each row
     * @param columnTotals sum of each column
     */
    Verdict of(String corner, List<String> rows, List<String> columns, double[] rowTotals, double[] columnTotals) {
        Verdict bySums = ofTotals(rowTotals, columnTotals);
        var signs = signs(corner, rows, columns, bySums.orientation(), OrientationGuess::isCell);
        if (!signs.isEmpty()) {
            return ofSigns(signs);
        }
        double geneRows = share(rows, this::isGene);
        double geneColumns = share(columns, this::isGene);
        return Math.abs(geneRows - geneColumns) > CLEAR
                ? unsure(
                        genes(geneRows, geneColumns),
                        ", but %s of its %s, which leaves doubt"
                                .formatted(
                                        Findings.percent(Math.min(geneRows, geneColumns)),
                                        geneRows > geneColumns ? "columns" : "rows"))
                : bySums;
    }

    /**
     * What the names of rows and columns say clearly, each sign by itself.
     *
     * @param corner the name above the row names; may be empty
     * @param likely which way round it is likely to be for other reasons; then fewer well-known genes are enough
     * @param isCell whether only a cell has this name
     */
    List<Sign> signs(
            String corner, List<String> rows, List<String> columns, Orientation likely, Predicate<String> isCell) {
        double geneRows = share(rows, this::isGene);
        double geneColumns = share(columns, this::isGene);
        double cellRows = share(rows, isCell);
        double cellColumns = share(columns, isCell);
        var signs = new ArrayList<Sign>();
        if (isStrong(geneRows, geneColumns) || isMany(rows, geneRows, columns, geneColumns, likely)) {
            signs.add(genes(geneRows, geneColumns));
        }
        if (isStrong(cellRows, cellColumns)) {
            boolean inRows = cellRows > cellColumns;
            signs.add(new Sign(!inRows, "its %s are called like cells".formatted(inRows ? "rows" : "columns")));
        }
        String word = corner.strip().toLowerCase(Locale.ROOT);
        if (GENE_WORDS.contains(word) || CELL_WORDS.contains(word)) {
            signs.add(new Sign(GENE_WORDS.contains(word), "its first column is called '%s'".formatted(corner.strip())));
        }
        return signs;
    }

    /** The verdict of some signs: that of the first, sure where no other contradicts it. */
    static Verdict ofSigns(List<Sign> signs) {
        Sign first = signs.getFirst();
        for (Sign other : signs) {
            if (other.genesInRows != first.genesInRows) {
                return unsure(first, ", but %s".formatted(other.reason));
            }
        }
        return new Verdict(orientation(first.genesInRows), first.reason, true, signs.size() > 1);
    }

    private static Verdict unsure(Sign sign, String but) {
        return new Verdict(orientation(sign.genesInRows), sign.reason + but, false);
    }

    private static Sign genes(double geneRows, double geneColumns) {
        boolean inRows = geneRows > geneColumns;
        return new Sign(
                inRows,
                "%s of the names of its %s are those of genes"
                        .formatted(Findings.percent(Math.max(geneRows, geneColumns)), inRows ? "rows" : "columns"));
    }

    private static boolean isStrong(double rows, double columns) {
        return Math.max(rows, columns) >= MOST && Math.min(rows, columns) <= OTHERS;
    }

    private static boolean isMany(
            List<String> rows, double geneRows, List<String> columns, double geneColumns, Orientation bySums) {
        boolean inRows = geneRows > geneColumns;
        return Math.max(geneRows, geneColumns) >= MANY
                && Math.min(geneRows, geneColumns) <= HARDLY_ANY
                && (inRows ? rows : columns).size() >= LARGE
                && bySums == orientation(inRows);
    }

    private static Orientation orientation(boolean genesInRows) {
        return genesInRows ? Orientation.GENES_BY_CELLS : Orientation.CELLS_BY_GENES;
    }

    /** The verdict from sums alone; never sure. */
    static Verdict ofTotals(double[] rowTotals, double[] columnTotals) {
        boolean genesInRows = spread(rowTotals) >= spread(columnTotals);
        return new Verdict(
                orientation(genesInRows),
                "the sums of its %s differ more, as those of genes do".formatted(genesInRows ? "rows" : "columns"),
                false);
    }

    /** Whether it is called as only genes are. */
    boolean isGene(String name) {
        return STABLE_ID.matcher(name).matches()
                || GENE_STYLE.matcher(name).matches()
                || knownSymbols.contains(name.toLowerCase(Locale.ROOT))
                        && !WELL.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    /** Share of the names that are symbols of genes, and no ids. */
    double symbols(List<String> names) {
        return share(names, name -> isGene(name) && !STABLE_ID.matcher(name).matches());
    }

    private static boolean isCell(String name) {
        return isBarcode(name) || WELL.matcher(name).matches();
    }

    /** Whether it is called as cells are, and not only as wells and numbered genes (G1, G2) are alike. */
    static boolean isBarcode(String name) {
        return BARCODE.matcher(name).matches() || CELL_STYLE.matcher(name).matches();
    }

    private static double share(List<String> names, Predicate<String> test) {
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
