package org.mixtura.core.dist;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a count likelihood. All shapes must broadcast to that of the counts.
 *
 * @param logMean log mu
 * @param logDispersion log theta, the inverse dispersion: variance = mu + mu^2 / theta; null for Poisson
 * @param dropoutLogit log odds of an extra zero; null unless zero-inflated
 */
public record CountParameters(
        NDArray logMean,
        @Nullable NDArray logDispersion,
        @Nullable NDArray dropoutLogit) {

    /** log mu without a dispersion. */
    public static CountParameters ofMean(NDArray logMean) {
        return new CountParameters(logMean, null, null);
    }
}
