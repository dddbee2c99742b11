package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What colours mean: a strip of them with both ends, and beside it a few words.
 *
 * @param low text at the left end
 * @param high text at the right end
 * @param meaning at most two lines
 */
record ColourKey(ColourMap map, String low, String high, List<String> meaning) {

    /** Space that it needs, with some above it, points. */
    static final double HEIGHT = 21;

    private static final double LENGTH = 54;
    private static final double THICKNESS = 5;
    private static final double GAP = 7;
    private static final int STEPS = 64;

    ColourKey {
        meaning = List.copyOf(meaning);
    }

    /** Draws it with the upper left corner of the strip at a point; words are cut to a width of all. */
    void draw(FigureCanvas canvas, double left, double y, double width) {
        double step = LENGTH / STEPS;
        for (int i = 0; i < STEPS; i++) {
            // Each step reaches to the end: the next one lies over it, so no seams show.
            canvas.fill(
                    new Rectangle2D.Double(left + i * step, y, LENGTH - i * step, THICKNESS),
                    new Color(map.colour((i + 0.5) / STEPS)));
        }
        canvas.text(low, left, y + 12, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
        canvas.text(high, left + LENGTH, y + 12, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.RIGHT);
        for (int i = 0; i < meaning.size(); i++) {
            String fitted = Typeface.SMALL.fitted(meaning.get(i), width - LENGTH - GAP);
            canvas.text(
                    fitted,
                    left + LENGTH + GAP,
                    y + 5 + 7 * i,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.LEFT);
        }
    }
}
