package org.mixtura.core.infer;

/**
 * How a gene differs between two groups of cells.
 *
 * @param gene position among the genes of the model
 * @param probability that the absolute log2 fold change between a cell of either group exceeds delta
 * @param bayesFactor natural log of the odds of {@code probability}
 * @param called whether it is among the genes called at the asked rate of false ones; never when the counts say the
 *     opposite of the model
 * @param lfcMean mean log2 fold change, above 0 when higher in the first group
 * @param lfcSd its standard deviation over pairs of cells
 * @param observedLfc log2 fold change of the means of what was counted, each cell divided by its total, above 0 when higher
 *     in the first group; where both groups have cells of the same batches, between these
 * @param shareA mean expected share of the gene in the first group
 * @param shareB the same in the second
 * @param meanA mean raw count in the first group
 * @param meanB the same in the second
 * @param detectedA share of cells of the first group with a count
 * @param detectedB the same in the second
 */
public record GeneDifference(
        int gene,
        double probability,
        double bayesFactor,
        boolean called,
        double lfcMean,
        double lfcSd,
        double observedLfc,
        double shareA,
        double shareB,
        double meanA,
        double meanB,
        double detectedA,
        double detectedB) {

    /** Whether the counts say that the gene is higher in the same group as the model says. */
    public boolean agrees() {
        return agrees(lfcMean, observedLfc);
    }

    static boolean agrees(double expected, double observed) {
        return Math.signum(expected) == Math.signum(observed);
    }
}
