package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Choice;

/** The named points of the family's objective, and the freedom to take any other. */
public enum Variant implements Choice {
    /** Codes are numbers, and nothing draws them anywhere. */
    AE("AE: codes alone", 1, 0, false),
    /** Evidence lower bound, one normal distribution. */
    VAE("VAE: KL, one normal", 0, 1, false),
    /** Discrepancy alone, one normal distribution. */
    MMDAE("MMDAE: MMD, one normal", 1, 1, false),
    /** Both, one normal distribution. */
    MMDVAE("MMDVAE: KL and MMD, one normal", 0, 2, false),
    /** Evidence lower bound, a mixture. */
    GMVAE("GMVAE: KL, mixture", 0, 1, true),
    /** Discrepancy alone, a mixture. */
    GMMMD("GMMMD: MMD, mixture", 1, 1, true),
    /** Both, a mixture. */
    GMMMDVAE("GMMMDVAE: KL and MMD, mixture", 0, 2, true),
    /** Weights as they are set. */
    FREE("Free: own alpha and lambda", Double.NaN, Double.NaN, true);

    private final String label;
    private final double alpha;
    private final double lambda;
    private final boolean mixture;

    Variant(String label, double alpha, double lambda, boolean mixture) {
        this.label = label;
        this.alpha = alpha;
        this.lambda = lambda;
        this.mixture = mixture;
    }

    @Override
    public String label() {
        return label;
    }

    /** alpha of a named point. */
    double alpha() {
        return alpha;
    }

    /** lambda of a named point. */
    double lambda() {
        return lambda;
    }

    /** Whether codes may be drawn to more than one component. */
    boolean isMixture() {
        return mixture;
    }
}
