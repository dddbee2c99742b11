package org.mixtura.core.group;

import java.util.Locale;

/**
 * A gene in a group of cells and in all other cells.
 *
 * @param gene place among the genes of the report
 * @param score standard normal score of Wilcoxon's rank-sum test, above 0 where the gene is higher in the group
 * @param p two-sided
 * @param q false discovery rate among the genes of the group (Benjamini and Hochberg)
 * @param logFold log2 of the ratio of mean counts per 10,000, 1 added to both; of values that are no counts, which are taken as natural
 *     logarithms, the difference of their means by the logarithm of 2
 * @param share of the group's cells that have a count
 * @param shareElsewhere of the other cells
 * @param mean normalised value in the group
 * @param meanElsewhere normalised value in the other cells
 */
public record GeneMarker(
        int gene,
        double score,
        double p,
        double q,
        double logFold,
        double share,
        double shareElsewhere,
        double mean,
        double meanElsewhere) {

    /** The false discovery rate up to which a gene is called. */
    public static final double FDR = 0.05;

    /** A false discovery rate as a power of ten; what is too small for a number is said to be small, not zero. */
    public static String text(double q) {
        return q == 0 ? "<1e-300" : String.format(Locale.ROOT, "%.0e", q);
    }

    /** Whether the gene is surely higher in the group than elsewhere. */
    public boolean called() {
        return score > 0 && logFold > 0 && q <= FDR;
    }
}
