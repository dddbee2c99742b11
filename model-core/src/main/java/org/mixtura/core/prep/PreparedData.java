package org.mixtura.core.prep;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;

/**
 * What a model is trained on.
 *
 * @param counts cells x chosen genes, raw counts
 * @param genes the chosen genes
 * @param cells all metadata of the cells
 * @param split train and held-out cells
 * @param labels known cell types; they never enter training of an unsupervised model, only scores and colours
 * @param batch the batch of each cell, without missing values
 * @param keptCells row in the data set of each cell, ascending
 * @param chosenGenes position in the data set of each gene, ascending
 * @param emptyCells how many cells were left out because they have no count at all
 * @param cellsOutsideGenes how many further cells were left out because they have no count in the chosen genes
 */
public record PreparedData(
        CountMatrix counts,
        GeneTable genes,
        CellTable cells,
        Split split,
        Optional<Column.Categorical> labels,
        Optional<Column.Categorical> batch,
        int[] keptCells,
        int[] chosenGenes,
        int emptyCells,
        int cellsOutsideGenes) {

    public PreparedData {
        if (keptCells.length != counts.cells() || chosenGenes.length != counts.genes()) {
            throw new IllegalArgumentException("counts are %d x %d, but %d cells and %d genes are listed"
                    .formatted(counts.cells(), counts.genes(), keptCells.length, chosenGenes.length));
        }
    }

    /** Data that are used whole: every cell and gene of the data set. */
    public PreparedData(
            CountMatrix counts,
            GeneTable genes,
            CellTable cells,
            Split split,
            Optional<Column.Categorical> labels,
            Optional<Column.Categorical> batch) {
        this(
                counts,
                genes,
                cells,
                split,
                labels,
                batch,
                IntStream.range(0, counts.cells()).toArray(),
                IntStream.range(0, counts.genes()).toArray(),
                0,
                0);
    }

    /** Number of batches, at least 1. */
    public int batches() {
        return batch.map(b -> b.levels().size()).orElse(1);
    }
}
