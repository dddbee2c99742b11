package org.mixtura.core.infer;

import org.mixtura.core.data.CountMatrix;

/**
 * How each gene is distributed over some cells.
 *
 * @param mean of its counts
 * @param variance their unbiased variance; 0 with a single cell
 * @param zeros share of cells without a count
 */
public record GeneMoments(double[] mean, double[] variance, double[] zeros) {

    /** Of some cells. */
    public static GeneMoments of(CountMatrix counts, int[] cells) {
        var sums = new Sums(counts.genes());
        int[] at = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell : cells) {
            int stored = counts.copyRow(cell, at, values, 0);
            for (int i = 0; i < stored; i++) {
                if (values[i] > 0) {
                    sums.add(at[i], values[i]);
                }
            }
        }
        return sums.over(cells.length);
    }

    /** Takes in counts one by one; equal to the two-pass formula to about 1e-12 for counts as cells have them. */
    static final class Sums {

        private final double[] sum;
        private final double[] squares;
        private final long[] positive;

        Sums(int genes) {
            sum = new double[genes];
            squares = new double[genes];
            positive = new long[genes];
        }

        /** A count above zero. */
        void add(int gene, double count) {
            sum[gene] += count;
            squares[gene] += count * count;
            positive[gene]++;
        }

        /** The moments when so many cells were looked at in all. */
        GeneMoments over(long cells) {
            int genes = sum.length;
            var moments = new GeneMoments(new double[genes], new double[genes], new double[genes]);
            for (int g = 0; g < genes; g++) {
                double mean = sum[g] / cells;
                moments.mean[g] = mean;
                moments.variance[g] = cells < 2 ? 0 : Math.max(0, (squares[g] - cells * mean * mean) / (cells - 1));
                moments.zeros[g] = 1 - (double) positive[g] / cells;
            }
            return moments;
        }
    }
}
