package org.mixtura.core.data;

import java.util.Arrays;

/**
 * Chosen rows and columns of a matrix that is too large to copy. Rows are filtered whenever they are read.
 */
public final class CountView implements CountMatrix {

    private final CountMatrix source;
    private final int[] cells;
    private final int[] newIndex;
    private final int genes;
    private final boolean ascending;
    private final int[] entries;
    private final long nonZeros;

    private CountView(CountMatrix source, int[] cells, int[] newIndex, int genes, boolean ascending) {
        this.source = source;
        this.cells = cells;
        this.newIndex = newIndex;
        this.genes = genes;
        this.ascending = ascending;
        this.entries = countEntries();
        this.nonZeros = Arrays.stream(entries).asLongStream().sum();
    }

    /** A view; the arrays must not change afterwards. Gene indices must not repeat. */
    public static CountView of(CountMatrix source, int[] cells, int[] chosenGenes) {
        int[] newIndex = new int[source.genes()];
        Arrays.fill(newIndex, -1);
        boolean ascending = true;
        for (int g = 0; g < chosenGenes.length; g++) {
            newIndex[chosenGenes[g]] = g;
            ascending &= g == 0 || chosenGenes[g] > chosenGenes[g - 1];
        }
        return new CountView(source, cells, newIndex, chosenGenes.length, ascending);
    }

    private int[] countEntries() {
        int[] rowGenes = new int[source.genes()];
        float[] counts = new float[source.genes()];
        int[] found = new int[cells.length];
        for (int row = 0; row < cells.length; row++) {
            int length = source.copyRow(cells[row], rowGenes, counts, 0);
            for (int i = 0; i < length; i++) {
                found[row] += newIndex[rowGenes[i]] >= 0 ? 1 : 0;
            }
        }
        return found;
    }

    @Override
    public int cells() {
        return cells.length;
    }

    @Override
    public int genes() {
        return genes;
    }

    @Override
    public long nonZeros() {
        return nonZeros;
    }

    @Override
    public int nonZeros(int cell) {
        return entries[cell];
    }

    @Override
    public int copyRow(int cell, int[] geneIndices, float[] values, int offset) {
        int whole = source.nonZeros(cells[cell]);
        int[] rowGenes = new int[whole];
        float[] counts = new float[whole];
        source.copyRow(cells[cell], rowGenes, counts, 0);
        int at = offset;
        for (int i = 0; i < whole; i++) {
            int gene = newIndex[rowGenes[i]];
            if (gene >= 0) {
                geneIndices[at] = gene;
                values[at++] = counts[i];
            }
        }
        if (!ascending) {
            RowOrder.sort(geneIndices, values, offset, at);
        }
        return at - offset;
    }

    @Override
    public CountMatrix select(int[] chosenCells, int[] chosenGenes) {
        return of(this, chosenCells, chosenGenes);
    }
}
