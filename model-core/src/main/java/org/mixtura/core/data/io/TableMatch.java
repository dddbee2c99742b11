package org.mixtura.core.data.io;

import java.util.Optional;

/**
 * How a table about cells is joined.
 *
 * @param rule how its rows find their cells
 * @param partly whether cells may be left without a row; else the table must have one for every cell
 * @param barcodes the column of the table that holds barcodes; empty: the one that holds most of these cells'
 */
public record TableMatch(BarcodeRule rule, boolean partly, Optional<String> barcodes) {

    /** By the whole barcode, every cell. */
    public static final TableMatch WHOLE = new TableMatch(BarcodeRule.EXACT, false);

    /** The column of barcodes is found by what it holds. */
    public TableMatch(BarcodeRule rule, boolean partly) {
        this(rule, partly, Optional.empty());
    }
}
