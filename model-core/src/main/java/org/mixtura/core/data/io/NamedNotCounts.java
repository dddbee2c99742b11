package org.mixtura.core.data.io;

import java.util.LinkedHashSet;
import java.util.List;
import org.mixtura.core.data.NearNames;

/** What was named as no counts in a table: columns and rows. */
final class NamedNotCounts {

    private NamedNotCounts() {}

    /**
     * Checks that all that was named is in the table.
     *
     * @throws UnreadableData when a name is that of nothing in the table
     */
    static void check(TableLayout layout, TableScan scan, ReadOptions options) throws UnreadableData {
        var known = new LinkedHashSet<String>();
        layout.others().forEach(other -> known.add(other.name()));
        known.add(layout.corner());
        scan.asides().forEach(row -> known.add(row.name()));
        var names = new LinkedHashSet<>(layout.columnNames());
        names.addAll(known);
        names.addAll(scan.rowNames());
        for (String name : options.named()) {
            if (!known.contains(name)) {
                throw unknown(name, List.copyOf(names));
            }
        }
    }

    private static UnreadableData unknown(String name, List<String> names) {
        return new UnreadableData(
                "unknown-column",
                "The table has no column or row '%s'.%s".formatted(Findings.shown(name), NearNames.hint(name, names)),
                "It was named as one that holds no counts (--not-counts).",
                "Name those of the table, or leave it out to have them told by what they hold.");
    }
}
