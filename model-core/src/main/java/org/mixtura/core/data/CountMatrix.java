package org.mixtura.core.data;

/**
 * Counts, cells x genes, readable row by row. The interface is all that training needs, so the matrix may lie in
 * memory or in a mapped file. Implementations are immutable and safe for use by several threads.
 */
public interface CountMatrix {

    /** Number of rows. */
    int cells();

    /** Number of columns. */
    int genes();

    /** Number of stored entries; none of them is zero. */
    long nonZeros();

    /** Number of stored entries of one cell. */
    int nonZeros(int cell);

    /**
     * Copies the stored entries of one cell, gene indices ascending.
     *
     * @param geneIndices receives the columns, from {@code offset} on
     * @param values receives the counts, from {@code offset} on
     * @return how many entries were copied, {@code nonZeros(cell)}
     */
    int copyRow(int cell, int[] geneIndices, float[] values, int offset);

    /**
     * The rows and columns chosen, in the given order: a copy, or a view where a copy would be large. Gene indices must
     * not repeat.
     */
    CountMatrix select(int[] cells, int[] genes);

    /** The sum of each row: the library size of each cell. */
    default double[] librarySizes() {
        double[] sums = new double[cells()];
        int[] rowGenes = new int[genes()];
        float[] counts = new float[genes()];
        for (int cell = 0; cell < sums.length; cell++) {
            int length = copyRow(cell, rowGenes, counts, 0);
            for (int i = 0; i < length; i++) {
                sums[cell] += counts[i];
            }
        }
        return sums;
    }
}
