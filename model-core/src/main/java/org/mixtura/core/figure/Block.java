package org.mixtura.core.figure;

/**
 * A part of a figure that knows its size.
 *
 * @param width points
 * @param height points
 * @param painter draws it
 */
record Block(double width, double height, Painter painter) {

    static final Block EMPTY = new Block(0, 0, (_, _, _) -> {});

    /** Draws with the upper left corner at a point. */
    @FunctionalInterface
    interface Painter {
        void paint(FigureCanvas canvas, double x, double y);
    }
}
