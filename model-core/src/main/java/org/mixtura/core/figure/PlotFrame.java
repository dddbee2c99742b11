package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/** What surrounds a small diagram: lines and numbers at the ticks of its upright axis, and the axes at its left and below. */
final class PlotFrame {

    private static final double GRID = 0.35;
    private static final double GAP = 2;

    private PlotFrame() {}

    /**
     * Draws it.
     *
     * @param y the upright axis, from the lower to the upper edge of the plot
     * @param ticks on it
     */
    static void draw(FigureCanvas canvas, Rectangle2D plot, Scale y, Ticks ticks) {
        double left = plot.getMinX();
        double bottom = plot.getMaxY();
        for (int i = 0; i < ticks.values().size(); i++) {
            double at = y.at(ticks.values().get(i));
            canvas.line(left, at, plot.getMaxX(), at, FigureCanvas.RULE, GRID);
            canvas.text(
                    ticks.labels().get(i),
                    left - GAP,
                    at + Typeface.SMALL.middle(),
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.RIGHT);
        }
        canvas.line(left, plot.getMinY(), left, bottom, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        canvas.line(left, bottom, plot.getMaxX(), bottom, FigureCanvas.INK, FigureCanvas.HAIRLINE);
    }
}
