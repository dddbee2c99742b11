package org.mixtura.core.figure;

/** A picture that can be drawn at any size, to pixels and to vector formats alike. Immutable. */
public interface Figure {

    /** Draws the figure over the whole canvas. */
    void draw(FigureCanvas canvas);

    /**
     * The height that suits the figure at a width: nothing is cut, nothing is stretched.
     *
     * @param width points (1/72 inch)
     * @return points
     */
    double heightAt(double width);
}
