package org.mixtura.core.data.io;

import java.util.Optional;

/**
 * How a table about cells is joined.
 *
 * @param rule how its rows find their cells
 * @param partly whether cells may be left without a row; else the table must have one for every cell
 * @param barcodes the column of the table that holds barcodes; empty: the one that holds most of these cells'
 * @param columns what is made of its columns
 */
public record TableMatch(BarcodeRule rule, boolean partly, Optional<String> barcodes, ColumnEdits columns) {

    /** By the whole barcode, every cell. */
    public static final TableMatch WHOLE = new TableMatch(BarcodeRule.EXACT, false);

    /** Columns are taken as they are. */
    public TableMatch(BarcodeRule rule, boolean partly, Optional<String> barcodes) {
        this(rule, partly, barcodes, ColumnEdits.NONE);
    }

    /** The column of barcodes is found by what it holds. */
    public TableMatch(BarcodeRule rule, boolean partly) {
        this(rule, partly, Optional.empty());
    }

    /** The same with that made of its columns. */
    public TableMatch with(ColumnEdits edits) {
        return new TableMatch(rule, partly, barcodes, edits);
    }
}
