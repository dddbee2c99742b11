package org.mixtura.core.data.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/**
 * The samples that Cell Ranger's {@code aggr} has put together: it numbers them at the end of the barcodes, AAAC-1, AAAC-2, and
 * says it nowhere else.
 */
final class GemWells {

    /** The column that says of each cell which sample it is from. */
    static final String COLUMN = "gem_well";

    private static final Pattern NUMBERED = Pattern.compile("[ACGTN]{8,}-(\\d{1,3})");

    private GemWells() {}

    /** Cells with the column, where their barcodes have several numbers; a finding then tells of it. */
    static CellTable tell(List<String> barcodes, List<Finding> findings) {
        var cells = new CellTable(barcodes, List.of());
        return of(barcodes)
                .map(column -> {
                    findings.add(Findings.severalWells(COLUMN, column.levels().size()));
                    return cells.with(column);
                })
                .orElse(cells);
    }

    private static Optional<Column.Categorical> of(List<String> barcodes) {
        Set<Integer> wells = new TreeSet<>();
        int[] numbers = new int[barcodes.size()];
        for (int cell = 0; cell < numbers.length; cell++) {
            Matcher parts = NUMBERED.matcher(barcodes.get(cell));
            if (!parts.matches()) {
                return Optional.empty();
            }
            numbers[cell] = Integer.parseInt(parts.group(1));
            wells.add(numbers[cell]);
        }
        if (wells.size() < 2) {
            return Optional.empty();
        }
        List<Integer> sorted = List.copyOf(wells);
        int[] codes = new int[numbers.length];
        for (int cell = 0; cell < codes.length; cell++) {
            codes[cell] = sorted.indexOf(numbers[cell]);
        }
        return Optional.of(new Column.Categorical(
                COLUMN, sorted.stream().map(String::valueOf).toList(), codes));
    }
}
