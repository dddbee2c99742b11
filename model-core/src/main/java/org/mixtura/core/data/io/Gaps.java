package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Fields of numbers in a table that hold none: nothing at all, or a word such as NA. */
final class Gaps {

    /** So few genes or cells may be left out to be rid of them. */
    private static final int FEW = 8;

    private final BitSet rows = new BitSet();
    private final BitSet columns = new BitSet();
    private long blanks;

    /** Takes note of a number that is missing. */
    void add(int row, int column) {
        rows.set(row);
        columns.set(column);
    }

    /** Takes note of how many fields have nothing in them. */
    void setBlanks(long count) {
        blanks = count;
    }

    /** Whether no number is missing. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The findings of a table, of which the one about numbers that are missing says what can be done here. */
    List<Finding> completed(List<Finding> findings, TableLayout layout, TableScan scan) {
        return findings.stream()
                .map(finding -> finding.code().equals(ValueFindings.UNDEFINED) && !isEmpty()
                        ? completed(finding, fewest(layout, scan))
                        : finding)
                .toList();
    }

    /** @param fewest names of rows or columns without which no number is missing; empty: they are many */
    private Finding completed(Finding finding, List<String> fewest) {
        var remedies = new ArrayList<String>();
        var fixes = new ArrayList<Fix>();
        if (blanks > 0) {
            remedies.add("If blank fields are 0, say so (--blanks-are-zeros).");
            fixes.add(new Fix.BlanksAreZeros());
        }
        if (!fewest.isEmpty()) {
            remedies.add("%s leave out %s (%s)."
                    .formatted(
                            blanks > 0 ? "Or" : "You may",
                            TableFindings.listed(fewest),
                            SummaryFindings.notCounts(fewest)));
            fixes.add(new Fix.NotCounts(fewest));
        }
        if (fixes.isEmpty()) {
            remedies.add("Import the raw counts.");
        }
        fixes.add(new Fix.ChooseOther());
        return new Finding(
                finding.severity(),
                finding.code(),
                finding.what(),
                blanks > 0
                        ? "Pivot tables leave a field blank where a count is 0, other programs where it is missing: nobody can know which it is here."
                        : finding.why(),
                String.join(" ", remedies),
                fixes);
    }

    private List<String> fewest(TableLayout layout, TableScan scan) {
        boolean ofRows = rows.cardinality() <= columns.cardinality();
        List<String> names = (ofRows ? rows : columns)
                .stream()
                        .limit(FEW + 1)
                        .mapToObj(at -> (ofRows ? scan.rowNames() : layout.columnNames()).get(at))
                        .toList();
        boolean named = ofRows ? layout.names() >= 0 : layout.hasHeader();
        return named && names.size() <= FEW && names.stream().noneMatch(String::isBlank) ? names : List.of();
    }
}
