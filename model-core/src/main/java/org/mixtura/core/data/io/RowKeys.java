package org.mixtura.core.data.io;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellTable;

/**
 * How a rule leads from cells to rows.
 *
 * @param repeated a barcode that several cells share; empty: none
 * @param contradicted barcodes of cells of which several rows say different things
 * @param same how many rows say what another says
 * @param pairs which groups of other names were taken for the same, as a part of a sentence; empty: none
 */
record RowKeys(int[] rows, int matched, String repeated, List<String> contradicted, int same, String pairs) {

    /** Whether no row fits several cells, and no cell several rows. */
    boolean isSure() {
        return repeated.isEmpty() && contradicted.isEmpty();
    }

    /** @param barcodes the column of the table that holds barcodes; -1: none */
    static RowKeys of(BarcodeRule rule, LabelFile table, CellTable cells, int barcodes) {
        RowGroups groups = RowGroups.of(rule, table, cells);
        Map<String, Integer> byKey = new HashMap<>();
        Map<String, String> contradicted = new HashMap<>();
        int same = 0;
        for (int row = 0; barcodes >= 0 && row < table.rows(); row++) {
            List<String> fields = table.table().get(row).fields();
            String key = rule.key(fields.get(barcodes)) + groups.ofRows()[row];
            Integer before = byKey.putIfAbsent(key, row);
            // Two rows that say the same leave no doubt.
            if (before != null && table.table().get(before).fields().equals(fields)) {
                same++;
            } else if (before != null) {
                contradicted.putIfAbsent(key, fields.get(barcodes));
            }
        }
        int[] rows = new int[cells.size()];
        int matched = 0;
        String repeated = "";
        var unclear = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        for (int cell = 0; cell < rows.length; cell++) {
            String key = rule.key(barcode(cells, cell, rule)) + groups.ofCells()[cell];
            Integer row = byKey.get(key);
            if (!seen.add(key) && repeated.isEmpty() && row != null) {
                repeated = cells.barcodes().get(cell);
            }
            // Rows of cells that are not here may say what they like.
            @Nullable String contradiction = contradicted.get(key);
            if (contradiction != null) {
                unclear.add(contradiction);
            }
            rows[cell] = row == null ? -1 : row;
            matched += row == null ? 0 : 1;
        }
        return new RowKeys(rows, matched, repeated, List.copyOf(unclear), same, groups.pairs());
    }

    /** Joining makes repeated barcodes differ and keeps what they were in a column. */
    private static String barcode(CellTable cells, int cell, BarcodeRule rule) {
        return cells.column(StudyJoin.BARCODE)
                .filter(_ -> rule.within().isPresent())
                .map(column -> column.text(cell))
                .orElseGet(() -> cells.barcodes().get(cell));
    }
}
