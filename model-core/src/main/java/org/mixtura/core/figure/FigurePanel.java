package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/** A whole figure as one of several panels. */
record FigurePanel(Figure figure) implements Panel {

    /** How much more of a width it gets than a small diagram beside it. */
    private static final double MORE = 0.4;

    @Override
    public double fixedAt(double width) {
        return MORE * width;
    }

    @Override
    public double heightAt(double width) {
        return figure.heightAt(width);
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        var own = canvas.part(
                new Rectangle2D.Double(place.getX(), place.getY(), place.getWidth(), heightAt(place.getWidth())));
        figure.draw(own);
        own.dispose();
    }
}
