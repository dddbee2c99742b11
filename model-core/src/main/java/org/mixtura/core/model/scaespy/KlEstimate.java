package org.mixtura.core.model.scaespy;

import org.mixtura.core.schema.Choice;

/** How the KL divergence of a code from its component is had. */
public enum KlEstimate implements Choice {
    /** The formula for two normal distributions. */
    ANALYTIC("By formula"),
    /** The difference of log densities at the one code that is drawn: the same on average, but it scatters more. */
    MONTE_CARLO("From one draw");

    private final String label;

    KlEstimate(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
