package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/** What surrounds a plot: its axes. */
interface Frame {

    /** Space that it needs left of the plot, points. */
    double left();

    /** Space that it needs below the plot, points. */
    double bottom();

    /** Draws around a plot. */
    void draw(FigureCanvas canvas, Rectangle2D plot);
}
