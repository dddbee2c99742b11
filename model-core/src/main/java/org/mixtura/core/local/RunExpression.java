package org.mixtura.core.local;

import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NormalisedCounts;

/** Expression of the cells of a run, from the counts of its data set. */
final class RunExpression implements ExpressionSource {

    private final NormalisedCounts counts;
    private final GeneTable genes;

    /**
     * @param rows the row of the data set of each cell of the run
     */
    RunExpression(CellDataset data, int[] rows) {
        this.counts = new NormalisedCounts(data.counts(), rows, data.counted());
        this.genes = data.genes();
    }

    /** The same gene by gene. */
    NormalisedCounts normalised() {
        return counts;
    }

    @Override
    public String unit() {
        return counts.unit();
    }

    @Override
    public GeneTable genes() {
        return genes;
    }

    @Override
    public float[] counts(int gene) {
        return counts.counts(gene);
    }

    @Override
    public float[] logNormalised(int gene) {
        return counts.logNormalised(gene);
    }
}
