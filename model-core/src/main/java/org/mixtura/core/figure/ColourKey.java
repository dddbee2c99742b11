package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What colours mean: a strip of them with both ends, and beside it a few words.
 *
 * @param low text at the left end
 * @param high text at the right end
 * @param meaning lines of words, broken further where they have little room
 */
record ColourKey(ColourMap map, String low, String high, List<String> meaning) implements GeneGrid.BelowGrid {

    private static final double HEIGHT = 21;
    private static final int LINES = 2;
    private static final double LINE = 7;
    private static final double LENGTH = 54;
    private static final double THICKNESS = 5;
    private static final double GAP = 7;
    private static final int STEPS = 64;

    ColourKey {
        meaning = List.copyOf(meaning);
    }

    /** Space that it needs in a width, with some above it, points. */
    @Override
    public double heightAt(double width) {
        return HEIGHT + LINE * Math.max(0, lines(width).size() - LINES);
    }

    /** Whether its words need no more lines than they have. */
    boolean fits(double width) {
        return lines(width).size() == meaning.size();
    }

    private List<String> lines(double width) {
        double room = width - LENGTH - GAP;
        return meaning.stream()
                .flatMap(line -> Typeface.SMALL.wrapped(line, room).stream())
                .toList();
    }

    /** Draws it with the upper left corner of the strip at a point. */
    @Override
    public void draw(FigureCanvas canvas, double left, double y, double width) {
        double step = LENGTH / STEPS;
        for (int i = 0; i < STEPS; i++) {
            // Each step reaches to the end: the next one lies over it, so no seams show.
            canvas.fill(
                    new Rectangle2D.Double(left + i * step, y, LENGTH - i * step, THICKNESS),
                    new Color(map.colour((i + 0.5) / STEPS)));
        }
        canvas.text(low, left, y + 12, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
        canvas.text(high, left + LENGTH, y + 12, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.RIGHT);
        List<String> lines = lines(width);
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(
                    lines.get(i),
                    left + LENGTH + GAP,
                    y + 5 + LINE * i,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.LEFT);
        }
    }
}
