package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** First lines of lists that name what follows and are no cell or gene themselves. */
final class ListHeader {

    private static final Set<String> NAMES = Set.of(
            "barcode",
            "barcodes",
            "cell",
            "cells",
            "cell_id",
            "cellid",
            "cell_barcode",
            "cell_name",
            "cellbarcode",
            "bc_well",
            "bc_wells",
            "index",
            "gene",
            "genes",
            "gene_id",
            "gene_ids",
            "geneid",
            "gene_name",
            "gene_symbol",
            "symbol",
            "ensembl",
            "ensembl_id",
            "ensembl_gene_id",
            "feature",
            "features",
            "feature_id",
            "id",
            "name",
            "names",
            "x",
            "v1",
            "0");

    private static final Pattern SEQUENCE = Pattern.compile(".*[ACGTN]{8,}.*");

    private ListHeader() {}

    /** Whether the first name is called as columns are, or has no sequence where all the others have one. */
    static boolean isIn(List<String> names) {
        if (names.size() < 2) {
            return false;
        }
        String first = names.getFirst().strip().replaceAll("^\"|\"$", "");
        return NAMES.contains(first.toLowerCase(Locale.ROOT).replace(' ', '_'))
                || !SEQUENCE.matcher(first).matches()
                        && names.stream().skip(1).allMatch(name -> SEQUENCE.matcher(name)
                                .matches());
    }

    /** What is told of it. */
    static Finding told(String file, String header) {
        return new Finding(
                Finding.Severity.INFO,
                "list-header",
                "The first line of %s, %s, was taken for a header.".formatted(file, Findings.shown(header)),
                "The matrix has one line less than the list, and this one names a column.",
                "Nothing needs to be done; the file itself was not changed.");
    }
}
