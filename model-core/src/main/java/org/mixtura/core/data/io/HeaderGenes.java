package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.Column;

/**
 * The names of the genes of a table of cells x genes: those of its header, and of a second line of names below it.
 *
 * @param about what other lines of text say of the genes
 * @param finding what a user should know about these lines
 */
record HeaderGenes(List<String> ids, List<String> symbols, List<Column> about, Optional<Finding> finding) {

    static HeaderGenes of(TableLayout layout, TableScan scan) {
        List<String> header = layout.columnNames();
        List<String> ids = header;
        List<String> symbols = header;
        var about = new ArrayList<Column>();
        List<TableScan.RowAside> texts =
                scan.asides().stream().filter(TableScan.RowAside::isText).toList();
        scan.asides().stream()
                .filter(row -> !row.isText())
                .forEach(row -> about.add(TextColumn.of(row.name(), row.values())));
        for (TableScan.RowAside row : texts) {
            boolean headerIsIds = GeneNames.areStableIds(header);
            boolean rowIsIds = GeneNames.areStableIds(row.values());
            if (headerIsIds && !rowIsIds && symbols == header && mostlyDiffer(row.values())) {
                symbols = row.values();
            } else if (rowIsIds && !headerIsIds && ids == header && mostlyDiffer(row.values())) {
                ids = row.values();
            } else {
                about.add(TextColumn.of(row.name().isBlank() ? "line_2" : row.name(), row.values()));
            }
        }
        return new HeaderGenes(
                ids,
                symbols,
                about,
                texts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(TableFindings.linesOfNames(
                                texts.stream().map(TableScan.RowAside::name).toList(),
                                ids != header || symbols != header)));
    }

    private static boolean mostlyDiffer(List<String> names) {
        return 2 * new HashSet<>(names).size() > names.size();
    }
}
