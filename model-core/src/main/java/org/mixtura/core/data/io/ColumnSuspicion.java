package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Columns that are the sum or the number of the others in every row, that number the rows, or alone hold decimals. */
final class ColumnSuspicion {

    private static final int FEWEST_ROWS = 5;
    private static final int FEWEST_COLUMNS = 4;
    private static final int FEWEST_LEFT = 2;

    /** So many columns, and this share of them with whole numbers only, make the others odd. */
    private static final int MANY_COLUMNS = 20;

    private static final double WHOLE = 0.9;

    /** Of so many genes in rows some have no count in a sample, or as many as another. */
    private static final int MANY_ROWS = 100;

    /** After so many rows no more are looked at for ids. Tables may begin with the genes that have most. */
    private static final int MOST_ROWS = 5000;

    /** Only few columns are ids; where more have a different number in each row, it is what samples are like here. */
    private static final double FEW = 0.1;

    /** Expected counts are not whole here and there; a measure of cells is not whole in this share of them. */
    private static final double MEASURED = 0.9;

    /** More groups than these are told apart by numbers only rarely. */
    private static final int MOST_GROUPS = 50;

    /** Up to this share of names may be written in small letters where genes are not. */
    private static final double RARE = 0.05;

    private final boolean[] sum;
    private final boolean[] number;
    private final boolean[] rising;
    private final float[] last;
    private final boolean[] counted;
    private final int[] decimals;
    private final boolean[] filled;
    private final int[] stored;
    private final List<Set<Float>> levels = new ArrayList<>();
    private final List<Set<Float>> different = new ArrayList<>();
    private int rows;

    ColumnSuspicion(int columns) {
        sum = filled(columns);
        number = filled(columns);
        rising = filled(columns);
        last = new float[columns];
        Arrays.fill(last, Float.NEGATIVE_INFINITY);
        counted = filled(columns);
        decimals = new int[columns];
        filled = new boolean[columns];
        stored = new int[columns];
        for (int i = 0; i < columns; i++) {
            different.add(new HashSet<>());
            levels.add(new HashSet<>());
        }
    }

    private static boolean[] filled(int columns) {
        boolean[] all = new boolean[columns];
        Arrays.fill(all, true);
        return all;
    }

    /**
     * Looks at a row.
     *
     * @param total sum of its numbers
     * @param at its number, from 0
     */
    void look(float[] row, double total, int at) {
        rows = at + 1;
        int others = 0;
        for (float value : row) {
            others += value == 0 ? 0 : 1;
        }
        for (int i = 0; i < row.length; i++) {
            sum[i] &= 2.0 * row[i] == total;
            counted[i] &= row[i] == others - (row[i] == 0 ? 0 : 1);
            number[i] &= row[i] == at || row[i] == at + 1;
            rising[i] &= row[i] > last[i] && row[i] == Math.rint(row[i]);
            last[i] = row[i];
            if (different.get(i).size() == at && at < MOST_ROWS && row[i] > 0 && row[i] == Math.rint(row[i])) {
                different.get(i).add(row[i]);
            }
            filled[i] |= row[i] != 0;
            stored[i] += row[i] == 0 ? 0 : 1;
            if ((i == 0 || i == row.length - 1) && levels.get(i).size() <= MOST_GROUPS) {
                levels.get(i).add(row[i]);
            }
            decimals[i] += Float.isFinite(row[i]) && row[i] != Math.rint(row[i]) ? 1 : 0;
        }
    }

    /**
     * The columns of numbers that are neither genes nor cells, with the reason.
     *
     * @param rowsAre what the rows of the table are
     * @param isGene whether only a gene has this name; decimals do not make such a column suspicious
     */
    TreeMap<Integer, String> reasons(TableLayout layout, Orientation rowsAre, Predicate<String> isGene) {
        IntPredicate isIndex = at -> layout.hasHeader()
                && AnnotationNames.isIndex(layout.columnNames().get(at));
        var reasons = rowsAre == Orientation.GENES_BY_CELLS ? ids() : new TreeMap<Integer, String>();
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
            } else if (odd
                    && decimals[i] >= MEASURED * rows
                    && !isGene.test(layout.columnNames().get(i))) {
                reasons.put(i, "holds decimals where nearly all others hold whole numbers");
            }
        }
        if (rowsAre == Orientation.CELLS_BY_GENES && sum.length >= MANY_COLUMNS) {
            addOddlyCalled(layout.columnNames(), isGene, reasons);
        }
        return reasons.size() > sum.length / 2 ? new TreeMap<>() : reasons;
    }

    /**
     * The first and last column, where labels are put: one that is called in small letters where hardly any other is, has
     * few different numbers and these in nearly all rows, is a number of a group and no gene.
     */
    private void addOddlyCalled(List<String> names, Predicate<String> isGene, TreeMap<Integer, String> reasons) {
        long small = names.stream().filter(ColumnSuspicion::isSmall).count();
        for (int i : new int[] {0, names.size() - 1}) {
            boolean groups =
                    levels.get(i).size() <= Math.min(MOST_GROUPS, rows / 2) && stored[i] >= MEASURED / 2 * rows;
            if (small <= RARE * names.size()
                    && isSmall(names.get(i))
                    && groups
                    && decimals[i] == 0
                    && !isGene.test(names.get(i))) {
                reasons.putIfAbsent(i, "is called unlike the genes and has few different numbers, as labels do");
            }
        }
    }

    /** Whether a name is written in small letters, as hardly any gene is. */
    static boolean isSmall(String name) {
        return name.strip().matches("[a-z]{2}[a-z0-9_. ]*");
    }

    /** Whether some columns hold decimals in nearly all rows, and others only whole numbers, zeros alone not counted. */
    boolean mixes() {
        boolean measured = false;
        boolean whole = false;
        for (int i = 0; rows >= FEWEST_ROWS && i < decimals.length; i++) {
            measured |= decimals[i] >= MEASURED * rows;
            whole |= decimals[i] == 0 && filled[i];
        }
        return measured && whole;
    }

    /** Columns with a different number for each of many genes. */
    private TreeMap<Integer, String> ids() {
        var ids = new TreeMap<Integer, String>();
        for (int i = 0; i < sum.length; i++) {
            if (rows >= MANY_ROWS && different.get(i).size() == Math.min(rows, MOST_ROWS)) {
                ids.put(i, "has a different number for each gene, as ids do");
            }
        }
        return ids.size() <= Math.max(1, FEW * sum.length) ? ids : new TreeMap<>();
    }
}
