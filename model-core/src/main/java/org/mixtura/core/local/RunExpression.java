package org.mixtura.core.local;

import java.util.Arrays;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.GeneTable;

/** Expression of the cells of a run, from the counts of its data set. */
final class RunExpression implements ExpressionSource {

    private static final double PER = 10_000;

    private final CountMatrix counts;
    private final GeneTable genes;
    private final int[] rows;
    private final double[] librarySizes;
    private final boolean counted;

    /**
     * @param rows the row of the data set of each cell of the run
     */
    RunExpression(CellDataset data, int[] rows) {
        this.counts = data.counts();
        this.genes = data.genes();
        this.counted = data.counted();
        this.rows = rows;
        this.librarySizes = counts.librarySizes();
    }

    @Override
    public String unit() {
        return counted ? "log1p counts per 10,000" : "value in the data set";
    }

    @Override
    public GeneTable genes() {
        return genes;
    }

    @Override
    public float[] counts(int gene) {
        int longest = 0;
        for (int row : rows) {
            longest = Math.max(longest, counts.nonZeros(row));
        }
        int[] columns = new int[longest];
        float[] values = new float[longest];
        float[] out = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            int length = counts.copyRow(rows[r], columns, values, 0);
            int at = Arrays.binarySearch(columns, 0, length, gene);
            out[r] = at >= 0 ? values[at] : 0;
        }
        return out;
    }

    @Override
    public float[] logNormalised(int gene) {
        float[] out = counts(gene);
        if (!counted) {
            return out;
        }
        for (int r = 0; r < out.length; r++) {
            out[r] = (float) Math.log1p(out[r] * PER / librarySizes[rows[r]]);
        }
        return out;
    }
}
