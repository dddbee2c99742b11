package org.mixtura.core.data.io;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mixtura.core.data.NearNames;

/** What was named as no counts in a table: columns, and where rows are genes also rows. */
final class NamedNotCounts {

    private NamedNotCounts() {}

    /**
     * The rows that were named, which are no genes.
     *
     * @throws UnreadableData when a name is that of nothing in the table
     */
    static Set<String> rows(Orientation orientation, TableLayout layout, TableScan scan, ReadOptions options)
            throws UnreadableData {
        var rows = new LinkedHashSet<String>();
        if (options.notCounts().isEmpty()) {
            return rows;
        }
        var columns = new HashSet<String>();
        layout.others().forEach(other -> columns.add(other.name()));
        columns.add(layout.corner());
        var names = new LinkedHashSet<>(layout.columnNames());
        names.addAll(columns);
        var rowNames = orientation == Orientation.GENES_BY_CELLS ? Set.copyOf(scan.rowNames()) : Set.<String>of();
        names.addAll(rowNames);
        for (String name : options.notCounts().get()) {
            if (columns.contains(name)) {
                continue;
            }
            if (!rowNames.contains(name)) {
                throw unknown(name, rowNames.isEmpty() ? "column" : "column or row", List.copyOf(names));
            }
            rows.add(name);
        }
        return rows;
    }

    private static UnreadableData unknown(String name, String kind, List<String> names) {
        return new UnreadableData(
                "unknown-column",
                "The table has no %s '%s'.%s".formatted(kind, Findings.shown(name), NearNames.hint(name, names)),
                "It was named as one that holds no counts (--not-counts).",
                "Name those of the table, or leave it out to have them told by what they hold.");
    }
}
