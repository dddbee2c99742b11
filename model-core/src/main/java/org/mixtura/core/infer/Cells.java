package org.mixtura.core.infer;

import java.util.Optional;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;

/**
 * Cells to ask about.
 *
 * @param counts cells x the genes of the model, in their order, raw counts
 * @param batches the batch code of each cell by the levels of training; empty: all 0
 * @param labels the label code of each cell; empty: all 0
 * @param codes what a model without an encoder has learned for these cells, cells x width; empty for cells that it has not
 *     met, whose codes are then searched for
 */
public record Cells(CountMatrix counts, int[] batches, int[] labels, Optional<FloatMatrix> codes) {

    /** Cells that no model has met. */
    public Cells(CountMatrix counts, int[] batches, int[] labels) {
        this(counts, batches, labels, Optional.empty());
    }

    public Cells {
        if (batches.length != 0 && batches.length != counts.cells()
                || labels.length != 0 && labels.length != counts.cells()) {
            throw new IllegalArgumentException(
                    "%d batches and %d labels for %d cells".formatted(batches.length, labels.length, counts.cells()));
        }
    }

    /** Number of cells. */
    public int size() {
        return counts.cells();
    }

    /** Number of genes. */
    public int genes() {
        return counts.genes();
    }
}
