package org.mixtura.core.model;

import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.prep.PreparedData;

/**
 * The cells of a run as a model meets them before training.
 *
 * @param counts all cells x genes
 * @param train the cells to learn from; the others are held out
 * @param batches the batch code of each cell
 * @param labels the label code of each cell, {@link org.mixtura.core.data.Column.Categorical#MISSING} without one; empty
 *     without labels. Only a model that says so learns from them.
 * @param seeds where random starts are drawn from
 */
public record TrainingCells(CountMatrix counts, int[] train, int[] batches, int[] labels, SeedPlan seeds) {

    /** The cells of prepared data. */
    public static TrainingCells of(PreparedData data, SeedPlan seeds) {
        return new TrainingCells(
                data.counts(),
                data.split().train(),
                DataSpec.batchCodes(data.counts(), data.batch()),
                data.labels().map(l -> l.codes()).orElseGet(() -> new int[0]),
                seeds);
    }
}
