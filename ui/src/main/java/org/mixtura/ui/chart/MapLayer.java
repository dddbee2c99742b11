package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import javafx.scene.canvas.GraphicsContext;

/**
 * Something drawn over the points in the same pass, so that it never lags behind them: names of groups, component
 * means. Positions come from the axes.
 */
@FunctionalInterface
public interface MapLayer {

    /** Draws over the points; the graphics state is restored afterwards. */
    void draw(GraphicsContext graphics, Axis x, Axis y);
}
