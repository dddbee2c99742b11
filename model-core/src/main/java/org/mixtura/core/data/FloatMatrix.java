package org.mixtura.core.data;

import java.util.List;

/**
 * A dense matrix of floats, row-major: latent codes (cells x dimensions), coordinates of a map (cells x 2).
 *
 * @param values length rows x columns; taken over, not copied
 */
public record FloatMatrix(int rows, int columns, float[] values) {

    public FloatMatrix {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "%d x %d needs %d values, not %d".formatted(rows, columns, (long) rows * columns, values.length));
        }
    }

    /** One entry. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /** A copy of one column. */
    public float[] column(int column) {
        float[] out = new float[rows];
        for (int r = 0; r < rows; r++) {
            out[r] = values[r * columns + column];
        }
        return out;
    }

    /** Several of as many rows side by side. */
    public static FloatMatrix beside(List<FloatMatrix> parts) {
        int rows = parts.getFirst().rows;
        int columns = parts.stream().mapToInt(FloatMatrix::columns).sum();
        float[] out = new float[Math.multiplyExact(rows, columns)];
        int from = 0;
        for (FloatMatrix part : parts) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(part.values, r * part.columns, out, r * columns + from, part.columns);
            }
            from += part.columns;
        }
        return new FloatMatrix(rows, columns, out);
    }

    /** A copy of the first columns. */
    public FloatMatrix firstColumns(int count) {
        float[] out = new float[rows * count];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(values, r * columns, out, r * count, count);
        }
        return new FloatMatrix(rows, count, out);
    }

    /** The column of the largest entry of each row; of equal ones the first. */
    public int[] largestColumns() {
        int[] largest = new int[rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 1; c < columns; c++) {
                largest[r] = at(r, c) > at(r, largest[r]) ? c : largest[r];
            }
        }
        return largest;
    }

    /** The rows as double arrays, the form that Smile takes. */
    public double[][] toDoubleRows() {
        double[][] out = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                out[r][c] = values[r * columns + c];
            }
        }
        return out;
    }

    /** The chosen rows, in the given order. */
    public FloatMatrix select(int[] chosen) {
        float[] out = new float[chosen.length * columns];
        for (int r = 0; r < chosen.length; r++) {
            System.arraycopy(values, chosen[r] * columns, out, r * columns, columns);
        }
        return new FloatMatrix(chosen.length, columns, out);
    }
}
