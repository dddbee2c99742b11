package org.mixtura.core.group;

import java.util.Arrays;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NormalisedCounts;
import smile.math.special.Erf;

/**
 * Wilcoxon's rank-sum test of one gene, each group against all other cells of a group (Wilcoxon 1945; Mann and Whitney 1947), by the
 * normal approximation with correction for ties and without one for continuity. Cells without the gene are one tie and are never listed,
 * so a gene costs as much as it has entries.
 */
final class RankSums {

    private final int[] group;
    private final int[] sizes;
    private final int cells;

    /**
     * @param group of each cell; those that are missing count in no group
     * @param sizes cells of each group
     */
    RankSums(int[] group, int[] sizes) {
        this.group = group;
        this.sizes = sizes;
        this.cells = Arrays.stream(sizes).sum();
    }

    /**
     * The standard normal score of each group: above 0 where the gene is higher in the group. 0 where all cells are alike.
     */
    double[] scores(NormalisedCounts.Entries gene) {
        long[] order = ordered(gene);
        int below = 0;
        while (below < order.length && value(order[below]) < 0) {
            below++;
        }
        int zeros = cells - order.length;
        double[] sums = new double[sizes.length];
        int[] listed = new int[sizes.length];
        double ties = cubed(zeros);
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && value(order[to]) == value(order[from])) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0 + (from >= below ? zeros : 0);
            for (int i = from; i < to; i++) {
                int own = group[(int) order[i]];
                sums[own] += rank;
                listed[own]++;
            }
            ties += cubed(to - from);
            from = to;
        }
        double zeroRank = below + (zeros + 1) / 2.0;
        double[] scores = new double[sizes.length];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = score(sums[g] + zeroRank * (sizes[g] - listed[g]), sizes[g], ties);
        }
        return scores;
    }

    private double score(double sum, double size, double ties) {
        double others = cells - size;
        double variance = size * others / 12 * (cells + 1 - ties / ((double) cells * (cells - 1)));
        return variance > 0 ? (sum - size * (cells + 1) / 2) / Math.sqrt(variance) : 0;
    }

    private static double cubed(double tied) {
        return tied * tied * tied - tied;
    }

    /** A value and its cell in one number, whose order is that of the values. */
    private long[] ordered(NormalisedCounts.Entries gene) {
        long[] order = new long[gene.to() - gene.from()];
        int found = 0;
        for (int i = gene.from(); i < gene.to(); i++) {
            if (group[gene.cells()[i]] != Column.Categorical.MISSING) {
                int bits = Float.floatToIntBits(gene.values()[i]);
                order[found++] = (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << Integer.SIZE | gene.cells()[i];
            }
        }
        long[] listed = found == order.length ? order : Arrays.copyOf(order, found);
        Arrays.sort(listed);
        return listed;
    }

    private static float value(long entry) {
        int bits = (int) (entry >> Integer.SIZE);
        return Float.intBitsToFloat(bits ^ (bits >> 31 & Integer.MAX_VALUE));
    }

    /** The two-sided p value of a score. */
    static double p(double score) {
        return Erf.erfc(Math.abs(score) / Math.sqrt(2));
    }
}
