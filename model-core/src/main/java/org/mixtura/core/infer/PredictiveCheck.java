package org.mixtura.core.infer;

import java.util.Arrays;

/**
 * Whether counts drawn from the model look like the counts it was asked about, gene by gene in the order of the query.
 *
 * @param observed the cells themselves
 * @param generated the cells drawn
 */
public record PredictiveCheck(GeneMoments observed, GeneMoments generated) {

    /** Share of zeros among all counts of the observed cells. */
    public double observedZeros() {
        return Arrays.stream(observed.zeros()).average().orElse(Double.NaN);
    }

    /** Share of zeros among all counts of the generated cells. */
    public double generatedZeros() {
        return Arrays.stream(generated.zeros()).average().orElse(Double.NaN);
    }
}
