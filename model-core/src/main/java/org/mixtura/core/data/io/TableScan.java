package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one pass over a table of numbers finds.
 *
 * @param rowNames one for each line; numbered where the table has none
 * @param others the columns that hold no counts, as text
 * @param rowTotals sum of the numbers of each line
 * @param columnTotals sum of each column of numbers
 * @param columnEntries how many numbers of each column are not 0
 * @param suspicion which columns of numbers have values that no gene or cell can have
 * @param western whether a name or text was not written as UTF-8
 */
record TableScan(
        List<String> rowNames,
        List<List<String>> others,
        double[] rowTotals,
        double[] columnTotals,
        int[] columnEntries,
        ColumnSuspicion suspicion,
        boolean western) {

    /** Reads the table once. */
    static TableScan of(Path source, TableLayout layout) throws IOException, UnreadableData {
        var names = new ArrayList<String>();
        List<List<String>> others = new ArrayList<>();
        for (int t = 0; t < layout.others().size(); t++) {
            others.add(new ArrayList<>());
        }
        double[] rowTotals = new double[1024];
        double[] columnTotals = new double[layout.numbers().length];
        int[] columnEntries = new int[layout.numbers().length];
        float[] row = new float[layout.numbers().length];
        var suspicion = new ColumnSuspicion(row.length);
        int rows = 0;
        boolean western;
        try (var file = layout.open(source)) {
            while (file.next()) {
                layout.numbers(file, row);
                names.add(layout.names() >= 0 ? file.text(layout.names()) : "row_" + (rows + 1));
                for (int t = 0; t < others.size(); t++) {
                    others.get(t).add(file.text(layout.others().get(t).field()));
                }
                if (rows == rowTotals.length) {
                    rowTotals = Arrays.copyOf(rowTotals, 2 * rows);
                }
                for (int i = 0; i < row.length; i++) {
                    float value = Float.isFinite(row[i]) ? row[i] : 0;
                    rowTotals[rows] += value;
                    columnTotals[i] += value;
                    columnEntries[i] += row[i] == 0 ? 0 : 1;
                }
                suspicion.look(row, rowTotals[rows], rows);
                rows++;
            }
            western = file.isWestern();
        }
        return new TableScan(
                names, others, Arrays.copyOf(rowTotals, rows), columnTotals, columnEntries, suspicion, western);
    }
}
