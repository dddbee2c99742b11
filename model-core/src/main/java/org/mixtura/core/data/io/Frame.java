package org.mixtura.core.data.io;

import java.util.List;
import org.mixtura.core.data.CellTable;

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
}
