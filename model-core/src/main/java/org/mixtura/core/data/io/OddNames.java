package org.mixtura.core.data.io;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Columns and rows of a table that were read as genes or cells though they are not called so, where all others are: a measure
 * under a name of its own, such as {@code Dose_nM}, looks like counts. Names that laboratories add are {@link AddedNames}.
 */
final class OddNames {

    /** Of fewer names it cannot be said that all others are alike. */
    private static final int FEWEST = 20;

    /** More names than these, or a larger share, are what genes or cells are called here. */
    private static final int MOST = 8;

    private static final double RARE = 0.05;

    /** Symbols and clones of human genes, and what spreadsheets make of them. */
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]|[A-Z0-9][-.A-Z0-9][^_% ]*");

    /** Symbols of other species. */
    private static final Pattern PLAIN = Pattern.compile("[^_% ]+(_loc\\d+)?");

    private OddNames() {}

    /**
     * What is to be said of them; empty when there are none.
     *
     * @param told names of which something was said already
     */
    static Optional<Finding> of(TableLook table, ReadOptions options, OrientationGuess guess, List<String> told) {
        boolean cellsInRows = table.rows(options) == Orientation.CELLS_BY_GENES;
        List<String> rows =
                table.layout().names() < 0 ? List.of() : table.scan().rowNames();
        List<String> columns = table.layout().hasHeader() ? table.layout().columnNames() : List.of();
        List<String> genes = odd(
                // What is known to be added to the genes is told with the reason.
                (cellsInRows ? columns : rows)
                        .stream().filter(Predicate.not(AddedNames::isAdded)).toList(),
                List.of(
                        guess::isGene,
                        name -> guess.isGene(name) || CAPITALS.matcher(name).matches(),
                        name -> guess.isGene(name) || PLAIN.matcher(name).matches()),
                told);
        List<String> cells = odd(cellsInRows ? rows : columns, List.of(OrientationGuess::isBarcode), told);
        return genes.isEmpty() ? finding(cells, "cell", "barcodes") : finding(genes, "gene", "names of genes");
    }

    /** @param usual what nearly all may be called like, the most particular first */
    private static List<String> odd(List<String> names, List<Predicate<String>> usual, List<String> told) {
        double most = Math.min(MOST, RARE * names.size());
        return usual.stream()
                .filter(_ -> names.size() >= FEWEST)
                .map(isUsual -> names.stream()
                        .filter(name -> !isUsual.test(name))
                        .limit(MOST + 1L)
                        .toList())
                .filter(odd -> odd.size() <= most)
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(name -> !name.isBlank() && !told.contains(name) && !AnnotationNames.isSummary(name))
                .toList();
    }

    private static Optional<Finding> finding(List<String> names, String what, String usual) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        boolean one = names.size() == 1;
        return Optional.of(new Finding(
                        Finding.Severity.WARNING,
                        "unlike-the-others",
                        (one
                                        ? "%s is called unlike the other %ss, and was read as one."
                                        : "%s are called unlike the other %ss, and were read as such.")
                                .formatted(TableFindings.listed(names), what),
                        "All others have %s. A measure or a rank in whole numbers looks like counts of a gene."
                                .formatted(usual),
                        "If %s, nothing needs to be done; if not, leave %s out (%s)."
                                .formatted(
                                        one ? "it is a " + what : "they are " + what + "s",
                                        one ? "it" : "them",
                                        SummaryFindings.notCounts(names)))
                .with(new Fix.NotCounts(names)));
    }
}
