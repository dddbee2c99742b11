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
 * @param texts the columns of text
 * @param rowTotals sum of the numbers of each line
 * @param columnTotals sum of each column of numbers
 */
record TableScan(List<String> rowNames, List<List<String>> texts, double[] rowTotals, double[] columnTotals) {

    static TableScan of(Path source, TableLayout layout) throws IOException, UnreadableData {
        var names = new ArrayList<String>();
        List<List<String>> texts = new ArrayList<>();
        for (int t = 0; t < layout.texts().length; t++) {
            texts.add(new ArrayList<>());
        }
        double[] rowTotals = new double[1024];
        double[] columnTotals = new double[layout.numbers().length];
        float[] row = new float[layout.numbers().length];
        int rows = 0;
        try (var file = layout.open(source)) {
            while (file.next()) {
                layout.numbers(file, row);
                names.add(layout.names() >= 0 ? file.text(layout.names()) : "row_" + (rows + 1));
                for (int t = 0; t < texts.size(); t++) {
                    texts.get(t).add(file.text(layout.texts()[t]));
                }
                if (rows == rowTotals.length) {
                    rowTotals = Arrays.copyOf(rowTotals, 2 * rows);
                }
                for (int i = 0; i < row.length; i++) {
                    float value = Float.isFinite(row[i]) ? row[i] : 0;
                    rowTotals[rows] += value;
                    columnTotals[i] += value;
                }
                rows++;
            }
        }
        return new TableScan(names, texts, Arrays.copyOf(rowTotals, rows), columnTotals);
    }
}
