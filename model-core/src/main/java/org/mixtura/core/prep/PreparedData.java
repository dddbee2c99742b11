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
 * @param keptCells the row of the data set of each cell
 * @param chosenGenes the column of the data set of each gene
 */
public record PreparedData(
        CountMatrix counts,
        GeneTable genes,
        CellTable cells,
        Split split,
        Optional<Column.Categorical> labels,
        Optional<Column.Categorical> batch,
        int[] keptCells,
        int[] chosenGenes) {

    /** Data that are a whole data set: every cell and gene of it, in its order. */
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
                IntStream.range(0, counts.genes()).toArray());
    }

    /** Number of batches, at least 1. */
    public int batches() {
        return batch.map(b -> b.levels().size()).orElse(1);
    }
}
