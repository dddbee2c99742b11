package org.mixtura.core.data;

import java.util.Arrays;

/** A count matrix in memory as compressed sparse rows. At most 2^31 - 1 entries. */
public final class CsrMatrix implements CountMatrix {

    private final int genes;
    private final int[] rowStarts;
    private final int[] columns;
    private final float[] values;

    private CsrMatrix(int genes, int[] rowStarts, int[] columns, float[] values) {
        this.genes = genes;
        this.rowStarts = rowStarts;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Takes over the given arrays (they are not copied and must not change afterwards). Entries of a row may come in
     * any order; zeros are dropped and rows are sorted in place where needed.
     *
     * @param rowStarts length cells + 1, ascending from 0
     * @param columns gene index of each entry
     * @param values count of each entry
     * @throws IllegalArgumentException when the arrays do not describe a matrix
     */
    public static CsrMatrix of(int genes, int[] rowStarts, int[] columns, float[] values) {
        check(genes, rowStarts, columns, values);
        var matrix = new CsrMatrix(genes, rowStarts, columns, values);
        matrix.sortRows();
        return matrix.hasStoredZeros() ? matrix.withoutZeros() : matrix;
    }

    /** Rows from a dense cells x genes array; meant for tests and small data. */
    public static CsrMatrix ofDense(float[][] rows) {
        int genes = rows.length == 0 ? 0 : rows[0].length;
        int stored = 0;
        for (float[] row : rows) {
            for (float v : row) {
                stored += v != 0 ? 1 : 0;
            }
        }
        int[] starts = new int[rows.length + 1];
        int[] columns = new int[stored];
        float[] values = new float[stored];
        int at = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int g = 0; g < genes; g++) {
                if (rows[r][g] != 0) {
                    columns[at] = g;
                    values[at++] = rows[r][g];
                }
            }
            starts[r + 1] = at;
        }
        return new CsrMatrix(genes, starts, columns, values);
    }

    /**
     * A copy in memory of any matrix.
     *
     * @throws ArithmeticException when it has 2^31 entries or more
     */
    public static CsrMatrix copyOf(CountMatrix source) {
        int[] starts = new int[source.cells() + 1];
        for (int cell = 0; cell < source.cells(); cell++) {
            starts[cell + 1] = Math.addExact(starts[cell], source.nonZeros(cell));
        }
        int[] columns = new int[starts[source.cells()]];
        float[] values = new float[columns.length];
        for (int cell = 0; cell < source.cells(); cell++) {
            source.copyRow(cell, columns, values, starts[cell]);
        }
        return new CsrMatrix(source.genes(), starts, columns, values);
    }

    @Override
    public int cells() {
        return rowStarts.length - 1;
    }

    @Override
    public int genes() {
        return genes;
    }

    @Override
    public long nonZeros() {
        return rowStarts[cells()];
    }

    @Override
    public int nonZeros(int cell) {
        return rowStarts[cell + 1] - rowStarts[cell];
    }

    @Override
    public int copyRow(int cell, int[] geneIndices, float[] counts, int offset) {
        int from = rowStarts[cell];
        int length = rowStarts[cell + 1] - from;
        System.arraycopy(columns, from, geneIndices, offset, length);
        System.arraycopy(values, from, counts, offset, length);
        return length;
    }

    @Override
    public CsrMatrix select(int[] cells, int[] chosenGenes) {
        int[] newIndex = new int[genes];
        Arrays.fill(newIndex, -1);
        for (int g = 0; g < chosenGenes.length; g++) {
            newIndex[chosenGenes[g]] = g;
        }
        int[] starts = new int[cells.length + 1];
        for (int r = 0; r < cells.length; r++) {
            int kept = 0;
            for (int i = rowStarts[cells[r]]; i < rowStarts[cells[r] + 1]; i++) {
                kept += newIndex[columns[i]] >= 0 ? 1 : 0;
            }
            starts[r + 1] = Math.addExact(starts[r], kept);
        }
        int[] newColumns = new int[starts[cells.length]];
        float[] newValues = new float[starts[cells.length]];
        int at = 0;
        for (int cell : cells) {
            for (int i = rowStarts[cell]; i < rowStarts[cell + 1]; i++) {
                if (newIndex[columns[i]] >= 0) {
                    newColumns[at] = newIndex[columns[i]];
                    newValues[at++] = values[i];
                }
            }
        }
        var selected = new CsrMatrix(chosenGenes.length, starts, newColumns, newValues);
        selected.sortRows();
        return selected;
    }

    @Override
    public double[] librarySizes() {
        double[] sums = new double[cells()];
        for (int r = 0; r < sums.length; r++) {
            for (int i = rowStarts[r]; i < rowStarts[r + 1]; i++) {
                sums[r] += values[i];
            }
        }
        return sums;
    }

    private static void check(int genes, int[] rowStarts, int[] columns, float[] values) {
        if (rowStarts.length == 0 || rowStarts[0] != 0) {
            throw new IllegalArgumentException("row starts must begin with 0");
        }
        for (int r = 1; r < rowStarts.length; r++) {
            if (rowStarts[r] < rowStarts[r - 1]) {
                throw new IllegalArgumentException(
                        "row starts must ascend, but row " + (r - 1) + " ends before it begins");
            }
        }
        int stored = rowStarts[rowStarts.length - 1];
        if (columns.length != stored || values.length != stored) {
            throw new IllegalArgumentException("row starts promise %d entries, but there are %d columns and %d values"
                    .formatted(stored, columns.length, values.length));
        }
        for (int column : columns) {
            if (column < 0 || column >= genes) {
                throw new IllegalArgumentException("gene index " + column + " is outside 0.." + (genes - 1));
            }
        }
    }

    private void sortRows() {
        for (int r = 0; r < cells(); r++) {
            RowOrder.sort(columns, values, rowStarts[r], rowStarts[r + 1]);
        }
    }

    private boolean hasStoredZeros() {
        for (float value : values) {
            if (value == 0) {
                return true;
            }
        }
        return false;
    }

    private CsrMatrix withoutZeros() {
        int[] starts = new int[rowStarts.length];
        int at = 0;
        for (int r = 0; r < cells(); r++) {
            for (int i = rowStarts[r]; i < rowStarts[r + 1]; i++) {
                if (values[i] != 0) {
                    columns[at] = columns[i];
                    values[at++] = values[i];
                }
            }
            starts[r + 1] = at;
        }
        return new CsrMatrix(genes, starts, Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
    }
}
