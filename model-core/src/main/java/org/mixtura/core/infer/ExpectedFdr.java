package org.mixtura.core.infer;

/**
 * Which hypotheses to call true when each has a posterior probability: as many of the most probable ones as keep the
 * expected share of false ones, the mean of 1 - p over those called, within the rate asked for (Newton et al.,
 * Biostatistics 5, 155 (2004); scvi-tools does the same).
 *
 * @param called how many of the most probable ones are called
 * @param expected the expected share of false ones among them; 0 when there are none
 */
record ExpectedFdr(int called, double expected) {

    /** @param descending probabilities, the largest first */
    static ExpectedFdr at(double rate, double[] descending) {
        double falseOnes = 0;
        var best = new ExpectedFdr(0, 0);
        for (int i = 0; i < descending.length; i++) {
            falseOnes += 1 - descending[i];
            if (falseOnes / (i + 1) <= rate) {
                best = new ExpectedFdr(i + 1, falseOnes / (i + 1));
            }
        }
        return best;
    }
}
