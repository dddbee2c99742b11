package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wording of what was found out about rows and columns that sum up others. */
final class SummaryFindings {

    /** A sentence has room for so many. */
    private static final int SHOWN = 4;

    private SummaryFindings() {}

    /**
     * Rows of numbers of a table of cells x genes that were not read as cells; empty when there are none.
     *
     * @param reasons why they are none, by name
     */
    static Optional<Finding> rows(List<TableScan.RowAside> rows, Map<String, String> reasons) {
        List<String> names = rows.stream()
                .filter(row -> !row.isText() && reasons.containsKey(row.name()))
                .map(TableScan.RowAside::name)
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        boolean said = names.stream().allMatch(name -> TableLayout.NAMED.equals(reasons.get(name)));
        var finding = new Finding(
                said ? INFO : WARNING,
                "not-counts-rows",
                (names.size() == 1 ? "The row %s was not read as a cell." : "The rows %s were not read as cells.")
                        .formatted(TableFindings.listed(names)),
                said ? "That was said." : reasons(names, reasons),
                "What is said there is kept about the genes.%s"
                        .formatted(
                                said ? "" : " If that is wrong, say that all numbers are counts (--not-counts none)."));
        return Optional.of(said ? finding : finding.with(new Fix.AllAreCounts()));
    }

    /** What some rows or columns are, a clause each. */
    static String reasons(List<String> names, Map<String, String> reasons) {
        String first = names.stream()
                .limit(SHOWN)
                .map(name -> "'%s' %s".formatted(Findings.shown(name), reasons.getOrDefault(name, TableLayout.NAMED)))
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN ? "%s, and so on.".formatted(first) : first + ".";
    }

    /** Summaries that were kept among the counts because that was asked for; empty when there are none. */
    static Optional<Finding> kept(Summaries summaries, TableLayout layout) {
        var reasons = new LinkedHashMap<>(summaries.rows());
        summaries
                .columns()
                .forEach((at, why) -> reasons.put(layout.columnNames().get(at), why));
        var names = List.copyOf(reasons.keySet());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                                WARNING,
                                "sum-row",
                                (names.size() == 1
                                                ? "%s was read as a cell or gene, and its numbers say that it is none."
                                                : "%s were read as cells or genes, and their numbers say that they are none.")
                                        .formatted(TableFindings.listed(names)),
                                reasons(names, reasons),
                                remedy(names))
                        .with(new Fix.NotCounts(names)));
    }

    /** Rows and columns of which only the name says that they sum up others; empty when there are none. */
    static Optional<Finding> doubted(Summaries summaries) {
        List<String> names = summaries.doubted();
        boolean one = names.size() == 1;
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                                WARNING,
                                "called-like-summary",
                                (one
                                                ? "%s is called like a sum, mean or other summary, and was read as a cell or gene."
                                                : "%s are called like sums, means or other summaries, and were read as cells or genes.")
                                        .formatted(TableFindings.listed(names)),
                                "Only the %s it: %s numbers are no usual summary of all the others; sums of groups are not looked for."
                                        .formatted(one ? "name says" : "names say", one ? "its" : "their"),
                                remedy(names))
                        .with(new Fix.NotCounts(names)));
    }

    private static String remedy(List<String> names) {
        return "If you know that %s cells or genes, nothing needs to be done; if not, leave %s out (%s)."
                .formatted(
                        names.size() == 1 ? "it is one of the" : "they are",
                        names.size() == 1 ? "it" : "them",
                        notCounts(names));
    }

    /** The option that leaves these columns and rows out, as it is typed. */
    static String notCounts(List<String> names) {
        return "--not-counts " + typed(names);
    }

    /** Names as they are typed for an option. */
    static String typed(List<String> names) {
        String all = String.join(",", names);
        return all.matches("[\\w.,-]+") ? all : "\"" + all + "\"";
    }
}
