package org.mixtura.core.data.store;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.RowOrder;

/**
 * Collects the rows of a matrix one after the other, in memory as long as they are few and in files from then on. Memory
 * is bounded by the limit of the {@link Spill}, however many rows come.
 */
public final class RowCollector implements AutoCloseable {

    private static final int FIRST_ROOM = 1 << 12;

    private final int genes;
    private final Spill spill;
    private long[] rowStarts = new long[1024];
    private int rows;
    private int[] columns = new int[FIRST_ROOM];
    private float[] values = new float[FIRST_ROOM];
    private int inMemory;
    private @Nullable RowFiles files;

    public RowCollector(int genes, Spill spill) {
        this.genes = genes;
        this.spill = spill;
    }

    /**
     * Adds the next row. Zeros are dropped; entries may come in any order.
     *
     * @param geneIndices the columns, from {@code from} on
     * @param counts the values, from {@code from} on
     * @throws IllegalArgumentException when a column is outside the matrix or occurs twice
     * @throws IOException when the disk is full
     */
    public void add(int[] geneIndices, float[] counts, int from, int length) throws IOException {
        makeRoom(length);
        int start = inMemory;
        for (int i = from; i < from + length; i++) {
            if (geneIndices[i] < 0 || geneIndices[i] >= genes) {
                throw new IllegalArgumentException("gene index " + geneIndices[i] + " is outside 0.." + (genes - 1));
            }
            if (counts[i] != 0) {
                columns[inMemory] = geneIndices[i];
                values[inMemory++] = counts[i];
            }
        }
        RowOrder.sort(columns, values, start, inMemory);
        endRow(inMemory - start);
    }

    /** Adds the next row of a dense matrix: {@code genes} values from {@code offset} on. */
    public void addDense(float[] dense, int offset) throws IOException {
        makeRoom(genes);
        int start = inMemory;
        for (int gene = 0; gene < genes; gene++) {
            float value = dense[offset + gene];
            if (value != 0) {
                columns[inMemory] = gene;
                values[inMemory++] = value;
            }
        }
        endRow(inMemory - start);
    }

    /** Number of rows so far. */
    public int rows() {
        return rows;
    }

    /**
     * The matrix of all rows; the collector must not be used afterwards.
     *
     * @throws IOException when the disk is full
     */
    public CountMatrix finish() throws IOException {
        RowFiles spilled = files;
        if (spilled == null) {
            int[] starts = new int[rows + 1];
            for (int r = 0; r <= rows; r++) {
                starts[r] = (int) rowStarts[r];
            }
            return CsrMatrix.of(genes, starts, Arrays.copyOf(columns, inMemory), Arrays.copyOf(values, inMemory));
        }
        flush(spilled);
        spilled.finish(rowStarts, rows);
        files = null;
        return MappedCsr.open(spilled.folder(), genes);
    }

    /** Deletes what was written unless {@link #finish} was reached. */
    @Override
    public void close() {
        if (files != null) {
            files.discard();
            files = null;
        }
    }

    private void endRow(int entries) throws IOException {
        if (rows + 2 > rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, rowStarts.length + rowStarts.length / 2);
        }
        rowStarts[rows + 1] = rowStarts[rows] + entries;
        rows++;
        if (files == null && inMemory > spill.entriesInMemory()) {
            files = RowFiles.create(spill.folder());
        }
        if (files != null) {
            flush(files);
        }
    }

    private void flush(RowFiles to) throws IOException {
        to.append(columns, values, inMemory);
        inMemory = 0;
    }

    private void makeRoom(int more) {
        long wanted = (long) inMemory + more;
        if (wanted > columns.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, columns.length * 3L / 2));
            columns = Arrays.copyOf(columns, room);
            values = Arrays.copyOf(values, room);
        }
    }
}
