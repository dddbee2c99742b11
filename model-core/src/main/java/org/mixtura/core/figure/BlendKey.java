package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.figure.ColourBar.Grey;

/**
 * The square of colours of two values: the first to the right, the second upwards, with the ends of both scales.
 *
 * @param greys explained below it
 */
record BlendKey(Colouring.Blend colouring, List<Grey> greys) implements Key {

    private static final double SIDE = 46;
    private static final double SMALLEST = 24;
    private static final double NAME = 9;
    private static final double ENDS = 7.5;
    private static final double UNIT = 8;
    private static final double GAP = 3;
    private static final double GREY = 5;
    private static final double NEXT_GREY = 9;

    @Override
    public BlendKey untitled() {
        // The names belong to the sides of the square, so a title that has them takes nothing away.
        return this;
    }

    @Override
    public Optional<Block> beside(double maxWidth, double maxHeight) {
        double side = Math.min(SIDE, maxHeight - around());
        return side < SMALLEST || width(side) > maxWidth ? Optional.empty() : Optional.of(block(side, width(side)));
    }

    @Override
    public Block below(double width) {
        return block(SIDE, width);
    }

    @Override
    public Block squeezed(double width, double height) {
        return block(Math.clamp(height - around(), SMALLEST, SIDE), width);
    }

    /** All that is above and below the square. */
    private double around() {
        return NAME + ENDS + NAME + UNIT + greys.size() * NEXT_GREY;
    }

    private double width(double side) {
        double names = Math.max(
                left() + Typeface.LABEL.width(colouring.first().name()),
                Typeface.LABEL.width(colouring.second().name()));
        double grey = greys.stream()
                .mapToDouble(each -> GREY + GAP + Typeface.SMALL.width(each.text()))
                .max()
                .orElse(0);
        return Math.max(Math.max(side + left(), names), Math.max(grey, Typeface.SMALL.width(unit())));
    }

    private String unit() {
        return colouring.first().unit();
    }

    private Block block(double side, double width) {
        return new Block(width, side + around(), (canvas, x, y) -> draw(canvas, x, y, side, width));
    }

    private void draw(FigureCanvas canvas, double x, double y, double side, double width) {
        text(canvas, Typeface.LABEL.fitted(colouring.second().name(), width), x, y + 6, Typeface.LABEL);
        double left = x + left();
        double top = y + NAME;
        squares(canvas, left, top, side);
        ends(canvas, left, top, side);
        double below = top + side + ENDS;
        text(canvas, Typeface.LABEL.fitted(colouring.first().name(), width - left()), left, below + 6, Typeface.LABEL);
        text(canvas, Typeface.SMALL.fitted(unit(), width), x, below + NAME + 5, Typeface.SMALL);
        double next = below + NAME + UNIT;
        for (Grey grey : greys) {
            canvas.fill(new Rectangle2D.Double(x, next, GREY, GREY), new Color(grey.argb()));
            text(canvas, grey.text(), x + GREY + GAP, next + GREY / 2 + Typeface.SMALL.middle(), Typeface.SMALL);
            next += NEXT_GREY;
        }
    }

    private static void squares(FigureCanvas canvas, double left, double top, double side) {
        int[] table = BlendColours.table();
        double step = side / BlendColours.STEPS;
        for (int first = 0; first < BlendColours.STEPS; first++) {
            for (int second = 0; second < BlendColours.STEPS; second++) {
                // Each reaches to the right and upper edge: what comes after lies over it, so no seams show.
                double x = left + first * step;
                double height = side - second * step;
                canvas.fill(
                        new Rectangle2D.Double(x, top, left + side - x, height),
                        new Color(table[first * BlendColours.STEPS + second]));
            }
        }
    }

    private void ends(FigureCanvas canvas, double left, double top, double side) {
        var across = ends(colouring.first());
        var up = ends(colouring.second());
        double bottom = top + side;
        text(canvas, across.getFirst(), left, bottom + 5.5, Typeface.SMALL);
        canvas.text(
                across.getLast(),
                left + side,
                bottom + 5.5,
                Typeface.SMALL,
                FigureCanvas.INK,
                FigureCanvas.Align.RIGHT);
        canvas.text(up.getFirst(), left - GAP, bottom, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
        canvas.text(up.getLast(), left - GAP, top + 5, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
    }

    /** Room for the ends of the scale beside the square. */
    private double left() {
        return GAP
                + ends(colouring.second()).stream()
                        .mapToDouble(Typeface.SMALL::width)
                        .max()
                        .orElse(0);
    }

    private static List<String> ends(Colouring.ByValue scale) {
        return List.of(Ticks.compact(scale.low()), Ticks.compact(scale.high()));
    }

    private static void text(FigureCanvas canvas, String text, double x, double y, Typeface face) {
        canvas.text(text, x, y, face, FigureCanvas.INK, FigureCanvas.Align.LEFT);
    }
}
