package org.mixtura.core.data.io;

/**
 * How a table about cells is joined.
 *
 * @param rule how its rows find their cells
 * @param partly whether cells may be left without a row; else the table must have one for every cell
 */
public record TableMatch(BarcodeRule rule, boolean partly) {

    /** By the whole barcode, every cell. */
    public static final TableMatch WHOLE = new TableMatch(BarcodeRule.EXACT, false);
}
