package org.mixtura.core.train;

import org.mixtura.core.schema.Choice;

/** How the learning rate changes from epoch to epoch. */
public enum RateSchedule implements Choice {
    /** Always the same. */
    CONSTANT("Constant"),
    /** Falls on a straight line, to a hundredth in the last epoch. */
    LINEAR("Falling linearly"),
    /** Falls on half a cosine, to a hundredth in the last epoch (Loshchilov and Hutter 2017, without restarts). */
    COSINE("Falling on a cosine"),
    /** Falls by a factor whenever the validation loss has stopped improving. */
    PLATEAU("Falling when nothing improves");

    private static final double LAST = 0.01;

    private final String label;

    RateSchedule(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * What the learning rate of an epoch is multiplied by; the drops of {@link #PLATEAU} are counted elsewhere.
     *
     * @param epoch from 0
     * @param epochs all that are planned
     */
    double scale(int epoch, int epochs) {
        double share = epochs <= 1 ? 0 : Math.min(1, epoch / (epochs - 1.0));
        return switch (this) {
            case CONSTANT, PLATEAU -> 1;
            case LINEAR -> 1 - (1 - LAST) * share;
            case COSINE -> LAST + (1 - LAST) * 0.5 * (1 + Math.cos(Math.PI * share));
        };
    }
}
