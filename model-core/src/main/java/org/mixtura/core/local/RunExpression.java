package org.mixtura.core.local;

import java.util.Arrays;
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

    /**
     * @param rows the row of the data set of each cell of the run
     */
    RunExpression(CountMatrix counts, GeneTable genes, int[] rows) {
        this.counts = counts;
        this.genes = genes;
        this.rows = rows;
        this.librarySizes = counts.librarySizes();
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
        for (int r = 0; r < out.length; r++) {
            out[r] = (float) Math.log1p(out[r] * PER / librarySizes[rows[r]]);
        }
        return out;
    }
}
