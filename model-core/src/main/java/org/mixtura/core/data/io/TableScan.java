package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What one pass over a table of numbers finds.
 *
 * @param rowNames one for each line; numbered where the table has none
 * @param others the columns that hold no counts, as text
 * @param rowTotals sum of the numbers of each line
 * @param columnTotals sum of each column of numbers
 * @param columnEntries how many numbers of each column are not 0
 * @param suspects columns of numbers whose values no gene or cell can have, with the reason
 */
record TableScan(
        List<String> rowNames,
        List<List<String>> others,
        double[] rowTotals,
        double[] columnTotals,
        int[] columnEntries,
        TreeMap<Integer, String> suspects) {

    /** @param isGene whether only a gene has this name; decimals do not make such a column suspicious */
    static TableScan of(Path source, TableLayout layout, Predicate<String> isGene) throws IOException, UnreadableData {
        var names = new ArrayList<String>();
        List<List<String>> others = new ArrayList<>();
        for (int t = 0; t < layout.others().size(); t++) {
            others.add(new ArrayList<>());
        }
        double[] rowTotals = new double[1024];
        double[] columnTotals = new double[layout.numbers().length];
        int[] columnEntries = new int[layout.numbers().length];
        float[] row = new float[layout.numbers().length];
        var suspicion = new Suspicion(row.length);
        int rows = 0;
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
        }
        return new TableScan(
                names,
                others,
                Arrays.copyOf(rowTotals, rows),
                columnTotals,
                columnEntries,
                suspicion.reasons(
                        rows,
                        at -> isGene.test(layout.columnNames().get(at)),
                        at -> layout.hasHeader()
                                && AnnotationNames.isIndex(layout.columnNames().get(at))));
    }

    /** Columns that are the sum or the number of the others in every row, that number the rows, or alone hold decimals. */
    private static final class Suspicion {

        private static final int FEWEST_ROWS = 5;
        private static final int FEWEST_COLUMNS = 4;
        private static final int FEWEST_LEFT = 2;

        /** So many columns, and this share of them with whole numbers only, make the others odd. */
        private static final int MANY_COLUMNS = 20;

        private static final double WHOLE = 0.9;

        /** Expected counts are not whole here and there; a measure of cells is not whole in this share of them. */
        private static final double MEASURED = 0.9;

        private final boolean[] sum;
        private final boolean[] number;
        private final boolean[] rising;
        private final float[] last;
        private final boolean[] counted;
        private final int[] decimals;

        Suspicion(int columns) {
            sum = filled(columns);
            number = filled(columns);
            rising = filled(columns);
            last = new float[columns];
            Arrays.fill(last, Float.NEGATIVE_INFINITY);
            counted = filled(columns);
            decimals = new int[columns];
        }

        private static boolean[] filled(int columns) {
            boolean[] all = new boolean[columns];
            Arrays.fill(all, true);
            return all;
        }

        void look(float[] row, double total, int at) {
            int stored = 0;
            for (float value : row) {
                stored += value == 0 ? 0 : 1;
            }
            for (int i = 0; i < row.length; i++) {
                sum[i] &= 2.0 * row[i] == total;
                counted[i] &= row[i] == stored - (row[i] == 0 ? 0 : 1);
                number[i] &= row[i] == at || row[i] == at + 1;
                rising[i] &= row[i] > last[i] && row[i] == Math.rint(row[i]);
                last[i] = row[i];
                decimals[i] += Float.isFinite(row[i]) && row[i] != Math.rint(row[i]) ? 1 : 0;
            }
        }

        TreeMap<Integer, String> reasons(int rows, IntPredicate isGene, IntPredicate isIndex) {
            var reasons = new TreeMap<Integer, String>();
            if (rows < FEWEST_ROWS) {
                return reasons;
            }
            for (int i = 0; i < sum.length; i++) {
                if (rising[i] && isIndex.test(i)) {
                    reasons.put(i, "has numbers that rise from row to row, as an index does");
                }
            }
            if (sum.length < FEWEST_COLUMNS) {
                return reasons.size() > sum.length - FEWEST_LEFT ? new TreeMap<>() : reasons;
            }
            int whole = 0;
            for (int has : decimals) {
                whole += has == 0 ? 1 : 0;
            }
            boolean odd = sum.length >= MANY_COLUMNS && whole < sum.length && whole >= WHOLE * sum.length;
            for (int i = 0; i < sum.length; i++) {
                if (sum[i]) {
                    reasons.put(i, "is the sum of the others");
                } else if (counted[i]) {
                    reasons.put(i, "is the number of others that are not zero");
                } else if (number[i]) {
                    reasons.put(i, "numbers the rows");
                } else if (odd && decimals[i] >= MEASURED * rows && !isGene.test(i)) {
                    reasons.put(i, "holds decimals where nearly all others hold whole numbers");
                }
            }
            return reasons.size() > sum.length / 2 ? new TreeMap<>() : reasons;
        }
    }
}
