package org.mixtura.core.kernel;

import java.util.Arrays;

/**
 * The counts of a few cells as the kernels read them: row by row, each row filled up to whole vectors with counts of zero of a
 * gene that does not exist. The arrays are reused from one filling to the next.
 */
public final class SparseRows {

    /** Where the entries of a row come from. */
    public interface Source {

        /** Number of rows. */
        int rows();

        /** Number of columns. */
        int columns();

        /** Number of entries of a row. */
        int entries(int row);

        /** Puts the columns and values of a row into the arrays, from {@code at} on. */
        void copy(int row, int[] columns, float[] values, int at);
    }

    private int rows;
    private int columns;
    private int[] starts = new int[1];
    private int[] ends = new int[0];
    private int[] column = new int[0];
    private float[] value = new float[0];

    /** Takes in other rows. */
    public void fill(Source source) {
        rows = source.rows();
        columns = source.columns();
        if (ends.length < rows) {
            starts = new int[rows + 1];
            ends = new int[rows];
        }
        int at = 0;
        for (int row = 0; row < rows; row++) {
            starts[row] = at;
            ends[row] = at + source.entries(row);
            at += Lanes.padded(source.entries(row));
        }
        starts[rows] = at;
        if (column.length < at) {
            int room = Math.max(at, column.length + column.length / 2);
            column = new int[room];
            value = new float[room];
        }
        for (int row = 0; row < rows; row++) {
            source.copy(row, column, value, starts[row]);
            Arrays.fill(column, ends[row], starts[row + 1], dummy());
            Arrays.fill(value, ends[row], starts[row + 1], 0);
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** The column of entries that only fill up a row; it lies behind all vectors of real ones. */
    int dummy() {
        return Lanes.padded(columns);
    }

    int start(int row) {
        return starts[row];
    }

    /** After the last real entry of a row. */
    int end(int row) {
        return ends[row];
    }

    /** After the last entry of a row, a multiple of the vector length from its start. */
    int paddedEnd(int row) {
        return starts[row + 1];
    }

    int[] column() {
        return column;
    }

    float[] value() {
        return value;
    }
}
