package org.mixtura.core.prep;

import java.util.Optional;
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
 */
public record PreparedData(
        CountMatrix counts,
        GeneTable genes,
        CellTable cells,
        Split split,
        Optional<Column.Categorical> labels,
        Optional<Column.Categorical> batch) {

    /** Number of batches, at least 1. */
    public int batches() {
        return batch.map(b -> b.levels().size()).orElse(1);
    }
}
