package org.mixtura.core.data.io;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;

/**
 * A data set with all that an .h5ad file keeps of it.
 *
 * @param cells what is known about the cells
 * @param genes what is known about the genes
 * @param names ids and symbols of the genes
 * @param matrices all matrices of cells x genes by place, {@code X} or {@code layers/NAME}; at least one
 * @param countsAt which of them holds the counts
 */
record Study(
        String name,
        Frame cells,
        Frame genes,
        GeneTable names,
        SequencedMap<String, CountMatrix> matrices,
        String countsAt) {

    CountMatrix counts() {
        return java.util.Objects.requireNonNull(matrices.get(countsAt));
    }

    /** The chosen cells and genes, in the given order. */
    Study select(int[] chosenCells, int[] chosenGenes) {
        if (isAll(chosenCells, counts().cells()) && isAll(chosenGenes, counts().genes())) {
            return this;
        }
        var selected = new LinkedHashMap<String, CountMatrix>();
        matrices.forEach((place, matrix) -> selected.put(place, matrix.select(chosenCells, chosenGenes)));
        return new Study(
                name,
                cells.select(chosenCells),
                genes.select(chosenGenes),
                names.select(chosenGenes),
                selected,
                countsAt);
    }

    private static boolean isAll(int[] chosen, int size) {
        return chosen.length == size && IntStream.range(0, size).allMatch(i -> chosen[i] == i);
    }

    /** The same genes by other names. */
    Study withNames(GeneTable table) {
        return new Study(name, cells, genes, table, matrices, countsAt);
    }

    Study withCells(Frame table) {
        return new Study(name, table, genes, names, matrices, countsAt);
    }
}
