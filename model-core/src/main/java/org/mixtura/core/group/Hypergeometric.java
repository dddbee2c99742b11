package org.mixtura.core.group;

import smile.math.special.Gamma;

/** How many of some drawn things are of a kind, when they are drawn by chance and not put back. */
final class Hypergeometric {

    private Hypergeometric() {}

    /**
     * The probability that at least so many are of the kind.
     *
     * @param all things
     * @param kind so many of them are of the kind
     * @param drawn so many of them are drawn
     */
    static double atLeast(int found, int all, int kind, int drawn) {
        int most = Math.min(kind, drawn);
        if (found <= Math.max(0, kind + drawn - all)) {
            return 1;
        }
        double sum = 0;
        double first = logChance(found, all, kind, drawn);
        double ratio = 1;
        // Each term follows from the one before, so small probabilities keep their digits.
        for (int k = found; k <= most; k++) {
            sum += ratio;
            ratio *= (double) (kind - k) * (drawn - k) / ((k + 1.0) * (all - kind - drawn + k + 1.0));
        }
        return Math.min(1, Math.exp(first + Math.log(sum)));
    }

    private static double logChance(int found, int all, int kind, int drawn) {
        return logChoose(kind, found) + logChoose(all - kind, drawn - found) - logChoose(all, drawn);
    }

    private static double logChoose(int n, int k) {
        return Gamma.lgamma(n + 1.0) - Gamma.lgamma(k + 1.0) - Gamma.lgamma(n - k + 1.0);
    }
}
