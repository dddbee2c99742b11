package org.mixtura.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a data set: a barcode each, and metadata columns (AnnData's {@code obs}).
 *
 * @param barcodes one per cell; they may repeat when files were joined
 * @param columns all of the same length as {@code barcodes}
 */
public record CellTable(List<String> barcodes, List<Column> columns) {

    public CellTable {
        barcodes = List.copyOf(barcodes);
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.size() != barcodes.size()) {
                throw new IllegalArgumentException(
                        "column %s has %d rows for %d cells".formatted(column.name(), column.size(), barcodes.size()));
            }
        }
    }

    /** Number of cells. */
    public int size() {
        return barcodes.size();
    }

    /** The column of that name, if there is one. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** This table with one more column; a column of the same name is replaced. */
    public CellTable with(Column added) {
        var all = new ArrayList<>(columns);
        all.removeIf(c -> c.name().equals(added.name()));
        all.add(added);
        return new CellTable(barcodes, all);
    }

    /** This table with another column in the place of the one of the same name. */
    public CellTable replacing(Column changed) {
        return new CellTable(
                barcodes,
                columns.stream()
                        .map(c -> c.name().equals(changed.name()) ? changed : c)
                        .toList());
    }

    /** This table without the column of that name. */
    public CellTable without(String name) {
        return new CellTable(
                barcodes, columns.stream().filter(c -> !c.name().equals(name)).toList());
    }

    /** With barcodes that differ, as names of rows must elsewhere; see {@link UniqueNames}. */
    public CellTable unique() {
        return new CellTable(UniqueNames.of(barcodes).names(), columns);
    }

    /** The chosen cells, in the given order. */
    public CellTable select(int[] cells) {
        return new CellTable(
                Arrays.stream(cells).mapToObj(barcodes::get).toList(),
                columns.stream().map(c -> c.select(cells)).toList());
    }
}
