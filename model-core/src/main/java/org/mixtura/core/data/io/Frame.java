package org.mixtura.core.data.io;

import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/**
 * A table of cells or genes as .h5ad keeps it.
 *
 * @param indexName the name of the row names
 * @param table row names and columns
 */
record Frame(String indexName, CellTable table) {

    static final String INDEX = "_index";

    Frame select(int[] rows) {
        return new Frame(indexName, table.select(rows));
    }

    List<String> index() {
        return table.barcodes();
    }

    /** With one more column; that of the same name, if it says something else, is then called {@code NAME_source}. */
    Frame with(Column added) {
        var before = table.column(added.name());
        if (before.isEmpty()) {
            return new Frame(indexName, table.with(added));
        }
        boolean same = IntStream.range(0, added.size())
                .allMatch(row -> before.get().text(row).equals(added.text(row)));
        return same
                ? this
                : new Frame(
                        indexName,
                        table.with(before.get().named(added.name() + SourceH5ad.RENAMED))
                                .with(added));
    }

    /** With a column where there is none of its name. */
    Frame withMissing(Column column) {
        return table.column(column.name()).isPresent() ? this : new Frame(indexName, table.with(column));
    }

    /** With row names that are unique. */
    Frame unique() {
        return new Frame(indexName, table.unique());
    }
}
