package org.mixtura.core.component;

/**
 * How genes along a path or state are shown.
 *
 * @param scale how expression is made into colours
 * @param order how genes of a set follow each other
 * @param mostDrift beyond this share of what others change by, housekeeping genes change too much
 */
public record PathLook(PathScale scale, PathOrder order, double mostDrift) {

    /** Half of what others change by. */
    public static final double USUAL_DRIFT = 0.5;

    /** The largest limit that can be set: as much as others, twice over. */
    public static final double LARGEST_DRIFT = 2;

    /** What suits a path through the latent space. */
    public static final PathLook OF_PATHS = of(PathScale.CHANGE, PathOrder.PEAK);

    /** What suits the states of categories. */
    public static final PathLook OF_STATES = of(PathScale.SHARE, PathOrder.GIVEN);

    /** @throws IllegalArgumentException when the limit is not above 0 and at most {@link #LARGEST_DRIFT} */
    public PathLook {
        if (!(mostDrift > 0 && mostDrift <= LARGEST_DRIFT)) {
            throw new IllegalArgumentException("a limit of %s".formatted(mostDrift));
        }
    }

    /** With the usual limit of drift. */
    public static PathLook of(PathScale scale, PathOrder order) {
        return new PathLook(scale, order, USUAL_DRIFT);
    }

    /** Whether housekeeping genes surely change too much. */
    public boolean isTooMuch(Drift drift) {
        return drift.isSure() && drift.share() > mostDrift;
    }
}
