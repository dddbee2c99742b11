package org.mixtura.ui.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.LabelFile;

/**
 * Tables that can be joined to the open data set, and the ways in which their rows find cells; the user chooses one.
 *
 * @param tables one, or several with the same columns
 * @param said the column with barcodes that the user chose; empty: it was found
 * @param found what columns the tables have, and the ways; none: no row finds a cell
 */
record JoinOffer(List<Path> tables, Optional<String> said, LabelFile.Offer found) {

    /** The way that finds most first. */
    List<LabelFile.Match> matches() {
        return found.matches();
    }

    /** The names of the files. */
    String names() {
        return tables.stream().map(table -> String.valueOf(table.getFileName())).collect(Collectors.joining(" + "));
    }

    /** What a way of matching does to how many cells. */
    static String words(LabelFile.Match match) {
        // An order finds a row for each cell whatever the rows say.
        if (match.rule() instanceof BarcodeRule.InOrder) {
            return "Match %s".formatted(match.rule().words());
        }
        return match.isWhole()
                ? "Match %s: all %,d cells".formatted(match.rule().words(), match.of())
                : "Match %s: %,d of %,d cells, %,d stay without a value"
                        .formatted(match.rule().words(), match.cells(), match.of(), match.of() - match.cells());
    }
}
