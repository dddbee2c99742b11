package org.mixtura.core.data.io;

import java.util.Arrays;
import org.mixtura.core.data.CsrMatrix;

/** Builds a sparse matrix from dense rows, one after the other, without holding the dense matrix. */
final class CsrBuilder {

    private final int genes;
    private final int[] rowStarts;
    private int row;
    private int[] columns = new int[1 << 12];
    private float[] values = new float[1 << 12];
    private int stored;

    CsrBuilder(int cells, int genes) {
        this.genes = genes;
        this.rowStarts = new int[cells + 1];
    }

    /** Adds the next row: {@code genes} values from {@code offset} on. */
    void add(float[] dense, int offset) {
        if (columns.length - stored < genes) {
            int length =
                    (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(columns.length * 3L / 2, stored + (long) genes));
            columns = Arrays.copyOf(columns, length);
            values = Arrays.copyOf(values, length);
        }
        for (int gene = 0; gene < genes; gene++) {
            float value = dense[offset + gene];
            if (value != 0) {
                columns[stored] = gene;
                values[stored++] = value;
            }
        }
        rowStarts[++row] = stored;
    }

    CsrMatrix build() {
        return CsrMatrix.of(genes, rowStarts, Arrays.copyOf(columns, stored), Arrays.copyOf(values, stored));
    }
}
