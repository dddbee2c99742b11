package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/** One of several diagrams in a figure. */
interface Panel {

    /** How high it must be at a width, points. */
    double heightAt(double width);

    /** What of a width is taken whatever the width is, as by names; what is left is divided evenly among panels beside each other. */
    default double fixedAt(double width) {
        return 0;
    }

    /** Draws it into a place that is as high as it must be, or higher. */
    void draw(FigureCanvas canvas, Rectangle2D place);
}
