package org.mixtura.core.model.scaespy;

/**
 * What the terms of the objective are multiplied by.
 *
 * @param kl of the KL divergences, 1 - alpha
 * @param mmd of the squared maximum mean discrepancy, alpha + lambda - 1
 */
record TermWeights(double kl, double mmd) {

    static TermWeights of(double alpha, double lambda) {
        return new TermWeights(1 - alpha, alpha + lambda - 1);
    }
}
