package org.mixtura.ui.explore;

import org.mixtura.core.PathPoint;

/**
 * A place of the latent space, and where it is drawn in the scatter that it was chosen in.
 *
 * @param x of the data of that scatter; NaN: it is not drawn
 * @param y of the data of that scatter; NaN: it is not drawn
 */
record Placed(PathPoint point, double x, double y) {

    /** Whether it has a place in the scatter. */
    boolean isDrawn() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
