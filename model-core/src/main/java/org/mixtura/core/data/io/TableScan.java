package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one pass over a table of numbers finds.
 *
 * @param rowNames one for each line; numbered where the table has none
 * @param others the columns that hold no counts, as text
 * @param rowTotals sum of the numbers of each line
 * @param rowDecimals how many numbers of each line are not whole
 * @param columnTotals sum of each column of numbers
 * @param columnEntries how many numbers of each column are not 0
 * @param suspicion which columns of numbers have values that no gene or cell can have
 * @param asides the rows that hold no counts
 * @param ends the first and the last row of numbers
 * @param gaps which numbers are missing
 * @param notes what else was noticed
 */
record TableScan(
        List<String> rowNames,
        List<List<String>> others,
        double[] rowTotals,
        int[] rowDecimals,
        double[] columnTotals,
        int[] columnEntries,
        ColumnSuspicion suspicion,
        List<RowAside> asides,
        List<float[]> ends,
        Gaps gaps,
        TableNotes notes) {

    /**
     * A row that holds no counts.
     *
     * @param values the fields of the columns of numbers
     * @param isText whether it was told by holding text
     */
    record RowAside(String name, List<String> values, boolean isText) {

        /** A line above the header. */
        static RowAside above(TableLayout layout, List<String> line) {
            String called = layout.names() >= 0 ? line.get(layout.names()) : "";
            // What names the column of names does not name the groups.
            String name = TableGenes.areCalledGenes(called) || TableHead.areCalledCells(called) ? "" : called;
            return new RowAside(
                    name, IntStream.of(layout.numbers()).mapToObj(line::get).toList(), true);
        }

        /** Whether it says nothing but its name. */
        boolean isBlank() {
            return values.stream().allMatch(String::isBlank);
        }

        static RowAside of(TableLayout layout, DelimitedFile line) throws UnreadableData {
            layout.requireFields(line);
            return new RowAside(
                    layout.name(line),
                    IntStream.of(layout.numbers()).mapToObj(line::value).toList(),
                    layout.aside().texts().contains(line.line()));
        }
    }

    /** Reads the table once. */
    static TableScan of(Path source, TableLayout layout) throws IOException, UnreadableData {
        var names = new ArrayList<String>();
        List<List<String>> others = new ArrayList<>();
        for (int t = 0; t < layout.others().size(); t++) {
            others.add(new ArrayList<>());
        }
        double[] rowTotals = new double[1024];
        int[] rowDecimals = new int[rowTotals.length];
        double[] columnTotals = new double[layout.numbers().length];
        int[] columnEntries = new int[layout.numbers().length];
        float[] row = new float[layout.numbers().length];
        var suspicion = new ColumnSuspicion(row.length);
        int rows = 0;
        float[] first = new float[0];
        var asides = new ArrayList<RowAside>();
        layout.above().forEach(line -> asides.add(RowAside.above(layout, line)));
        var gaps = new Gaps();
        TableNotes notes;
        try (var file = layout.open(source)) {
            while (file.next()) {
                if (layout.isAside(file)) {
                    var aside = RowAside.of(layout, file);
                    if (!aside.isBlank()) {
                        asides.add(aside);
                    }
                    continue;
                }
                layout.numbers(file, row);
                first = rows == 0 ? row.clone() : first;
                names.add(layout.names() >= 0 ? file.text(layout.names()) : "row_" + (rows + 1));
                for (int t = 0; t < others.size(); t++) {
                    others.get(t).add(file.value(layout.others().get(t).field()));
                }
                if (rows == rowTotals.length) {
                    rowTotals = Arrays.copyOf(rowTotals, 2 * rows);
                    rowDecimals = Arrays.copyOf(rowDecimals, 2 * rows);
                }
                for (int i = 0; i < row.length; i++) {
                    if (Float.isNaN(row[i])) {
                        gaps.add(rows, i);
                    }
                    float value = Float.isFinite(row[i]) ? row[i] : 0;
                    rowTotals[rows] += value;
                    columnTotals[i] += value;
                    rowDecimals[rows] += value == Math.rint(value) ? 0 : 1;
                    columnEntries[i] += row[i] == 0 ? 0 : 1;
                }
                suspicion.look(row, rowTotals[rows], rows);
                rows++;
            }
            gaps.setBlanks(file.blanks());
            notes = TableNotes.of(file);
        }
        return new TableScan(
                names,
                others,
                Arrays.copyOf(rowTotals, rows),
                Arrays.copyOf(rowDecimals, rows),
                columnTotals,
                columnEntries,
                suspicion,
                asides,
                List.of(first, row),
                gaps,
                notes);
    }
}
