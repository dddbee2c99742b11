package org.mixtura.core.dist;

import org.mixtura.core.schema.Choice;

/** How counts scatter around their expected value. */
public enum Likelihood implements Choice {
    /** Negative binomial with extra zeros. */
    ZINB("Zero-inflated negative binomial"),
    /** Negative binomial: over-dispersed counts. */
    NB("Negative binomial"),
    /** Poisson with extra zeros. */
    ZIP("Zero-inflated Poisson"),
    /** Poisson: variance equals mean. */
    POISSON("Poisson");

    private final String label;

    Likelihood(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the likelihood has a dispersion per gene. */
    public boolean hasDispersion() {
        return this == ZINB || this == NB;
    }

    /** Whether the likelihood has a probability of extra zeros. */
    public boolean hasDropout() {
        return this == ZINB || this == ZIP;
    }
}
