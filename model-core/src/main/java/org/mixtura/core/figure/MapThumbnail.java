package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import org.mixtura.core.data.FloatMatrix;

/**
 * A map as small as a stamp: its points, and nothing that would be too small to read.
 *
 * @param map cells x 2
 */
public record MapThumbnail(FloatMatrix map, Colouring colouring) implements Figure {

    @Override
    public double heightAt(double width) {
        return width;
    }

    @Override
    public void draw(FigureCanvas canvas) {
        var all = ScatterFigure.of(map, colouring, ScatterFigure.Axes.ofMap(""));
        ScatterPoints.of(all)
                .draw(
                        canvas,
                        new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()),
                        ScatterPoints.windowOf(map));
    }
}
