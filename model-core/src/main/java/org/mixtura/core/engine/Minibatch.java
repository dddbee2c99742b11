package org.mixtura.core.engine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.mixtura.core.data.CountMatrix;

/**
 * A few cells on their way into a model: their counts as sparse rows, and what is known about each of them. The arrays
 * are reused from one filling to the next and only their first entries are meaningful.
 */
public final class Minibatch {

    private final CountMatrix counts;
    private final int[] batches;
    private final int[] labels;
    private int size;
    private int[] rowStarts = new int[1];
    private int[] genes = new int[0];
    private float[] values = new float[0];
    private double[] totals = new double[0];
    private int[] cellOf = new int[0];
    private int[] batchOf = new int[0];
    private int[] labelOf = new int[0];

    /**
     * A minibatch over these cells, still empty.
     *
     * @param batches the batch code of each cell of {@code counts}; empty: all 0
     * @param labels the label code of each cell; empty: all 0
     */
    public Minibatch(CountMatrix counts, int[] batches, int[] labels) {
        this.counts = counts;
        this.batches = batches;
        this.labels = labels;
    }

    /** Takes in {@code cells[from]} to {@code cells[to - 1]}. */
    public void fill(int[] cells, int from, int to) {
        size = to - from;
        ensureCells(size);
        long stored = 0;
        for (int i = from; i < to; i++) {
            stored += counts.nonZeros(cells[i]);
        }
        ensureEntries(Math.toIntExact(stored));
        for (int row = 0; row < size; row++) {
            int cell = cells[from + row];
            int start = rowStarts[row];
            int end = start + counts.copyRow(cell, genes, values, start);
            rowStarts[row + 1] = end;
            totals[row] = sum(start, end);
            cellOf[row] = cell;
            batchOf[row] = batches.length == 0 ? 0 : batches[cell];
            labelOf[row] = labels.length == 0 ? 0 : labels[cell];
        }
    }

    /**
     * Lets the rows count as cells of other batches until the next filling: what would these cells look like there?
     *
     * @param codeOfRow the batch code of each row
     */
    public void placeInBatches(IntUnaryOperator codeOfRow) {
        for (int row = 0; row < size; row++) {
            batchOf[row] = codeOfRow.applyAsInt(row);
        }
    }

    /** Number of cells. */
    public int size() {
        return size;
    }

    /** Number of genes. */
    public int genes() {
        return counts.genes();
    }

    /** Where the entries of a row begin; those of the last row end at {@code rowStart(size())}. */
    public int rowStart(int row) {
        return rowStarts[row];
    }

    /** The gene of an entry. */
    public int gene(int entry) {
        return genes[entry];
    }

    /** The count of an entry; never zero. */
    public float count(int entry) {
        return values[entry];
    }

    /** Copies the genes and counts of a row to both arrays, from {@code at} on. */
    public void copyEntries(int row, int[] genesInto, float[] countsInto, int at) {
        int length = rowStarts[row + 1] - rowStarts[row];
        System.arraycopy(genes, rowStarts[row], genesInto, at, length);
        System.arraycopy(values, rowStarts[row], countsInto, at, length);
    }

    /** The largest number of entries in a row. */
    public int widestRow() {
        int widest = 0;
        for (int row = 0; row < size; row++) {
            widest = Math.max(widest, rowStarts[row + 1] - rowStarts[row]);
        }
        return widest;
    }

    /** Sum of the counts of a row: the library size of the cell. */
    public double total(int row) {
        return totals[row];
    }

    /** Which cell of the counts a row is. */
    public int cell(int row) {
        return cellOf[row];
    }

    /** The batch code of a row. */
    public int batch(int row) {
        return batchOf[row];
    }

    /** The label code of a row. */
    public int label(int row) {
        return labelOf[row];
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private void ensureCells(int cells) {
        if (totals.length < cells) {
            rowStarts = new int[cells + 1];
            totals = new double[cells];
            cellOf = new int[cells];
            batchOf = new int[cells];
            labelOf = new int[cells];
        }
    }

    private void ensureEntries(int entries) {
        if (genes.length < entries) {
            int room = Math.max(entries, genes.length + genes.length / 2);
            genes = Arrays.copyOf(genes, room);
            values = Arrays.copyOf(values, room);
        }
    }
}
