package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * The scale of a colouring by number. An end is pointed where there are values beyond it.
 *
 * @param colouring what it explains
 * @param below whether there are values below the lowest colour
 * @param above whether there are values above the highest colour
 * @param named whether its heading says what is shown
 * @param greys explained beside the bar
 */
record ColourBar(Colouring.ByValue colouring, boolean below, boolean above, boolean named, List<ColourBar.Grey> greys)
        implements Key {

    /** A grey that is no colour of the bar, and what it says. */
    record Grey(String text, int argb) {}

    private static final double THICKNESS = 5;
    private static final double POINT = 4;
    private static final double LENGTH = 62;
    private static final double LENGTH_BELOW = 110;
    private static final double SHORTEST = 20;
    private static final double TICK = 2;
    private static final double AFTER_TICK = 2;
    private static final double HEADING = 11;
    private static final double UNIT = 8;
    private static final double GREY_BOX = 5;
    private static final double BEFORE_GREY = 4;
    private static final double NEXT_GREY = 9;
    private static final double AFTER_GREY = 8;
    private static final int TICKS = 4;
    private static final int STEPS = 64;
    private static final double WIDEST_NAME_BESIDE = 80;

    @Override
    public ColourBar untitled() {
        return new ColourBar(colouring, below, above, false, greys);
    }

    private String name() {
        return named ? colouring.name() : "";
    }

    @Override
    public Optional<Block> beside(double maxWidth, double maxHeight) {
        double length = Math.min(LENGTH, maxHeight - head() - grey());
        double text = Math.max(Typeface.HEADING.width(name()), Typeface.SMALL.width(colouring.unit()));
        double width = Math.max(Math.max(scale(), widestGrey()), Math.min(text, WIDEST_NAME_BESIDE));
        return length < SHORTEST || width > maxWidth ? Optional.empty() : Optional.of(upright(width, length));
    }

    @Override
    public Block squeezed(double width, double height) {
        return upright(Math.max(scale(), width), Math.max(SHORTEST, Math.min(LENGTH, height - head() - grey())));
    }

    private double scale() {
        return THICKNESS + TICK + AFTER_TICK + widestLabel();
    }

    private Block upright(double width, double length) {
        return new Block(width, head() + length + grey(), (canvas, x, y) -> {
            heading(canvas, x, y, width);
            double top = y + head();
            // The bar runs along the first axis; upright, low values are at the bottom.
            bar(canvas, new AffineTransform(0, -1, 1, 0, x, top + length), length);
            ticks(canvas, x, top, length);
            for (int i = 0; i < greys.size(); i++) {
                greyBox(canvas, greys.get(i), x, top + length + BEFORE_GREY + i * NEXT_GREY);
            }
        });
    }

    @Override
    public Block below(double width) {
        double grey = greys.stream().mapToDouble(ColourBar::width).sum();
        double length = Math.min(LENGTH_BELOW, width - grey - 8);
        return new Block(width, head() + THICKNESS + TICK + 8, (canvas, x, y) -> {
            heading(canvas, x, y, width);
            double top = y + head();
            bar(canvas, AffineTransform.getTranslateInstance(x + grey, top), length);
            flat(canvas, x + grey, top, length);
            double left = x;
            for (Grey one : greys) {
                greyBox(canvas, one, left, top);
                left += width(one);
            }
        });
    }

    private void bar(FigureCanvas canvas, AffineTransform place, double length) {
        double from = below ? POINT : 0;
        double to = above ? length - POINT : length;
        if (below) {
            fill(canvas, place, triangle(from + 0.1, 0), 0);
        }
        for (int i = 0; i < STEPS; i++) {
            // Each step reaches to the end: the next one lies over it, so no seams show.
            double start = from + (to - from) * i / STEPS;
            fill(canvas, place, new Rectangle2D.Double(start, 0, to - start, THICKNESS), (i + 0.5) / STEPS);
        }
        if (above) {
            fill(canvas, place, triangle(to - 0.1, length), 1);
        }
    }

    private void fill(FigureCanvas canvas, AffineTransform place, Shape shape, double share) {
        canvas.fill(
                place.createTransformedShape(shape), new Color(colouring.map().colour(share)));
    }

    private static Path2D triangle(double base, double tip) {
        var path = new Path2D.Double();
        path.moveTo(base, 0);
        path.lineTo(tip, THICKNESS / 2);
        path.lineTo(base, THICKNESS);
        path.closePath();
        return path;
    }

    /** Where a value lies along a bar. */
    private double position(double value, double length) {
        double from = below ? POINT : 0;
        double to = above ? length - POINT : length;
        return from + colouring.share(value) * (to - from);
    }

    private void ticks(FigureCanvas canvas, double x, double top, double length) {
        var ticks = Ticks.linear(colouring.low(), colouring.high(), TICKS);
        double right = x + THICKNESS + TICK;
        for (int i = 0; i < ticks.values().size(); i++) {
            double y = top + length - position(ticks.values().get(i), length);
            canvas.line(x + THICKNESS, y, right, y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            label(canvas, ticks.labels().get(i), right + AFTER_TICK, y, FigureCanvas.Align.LEFT);
        }
    }

    private void flat(FigureCanvas canvas, double left, double top, double length) {
        var ticks = Ticks.linear(colouring.low(), colouring.high(), TICKS);
        double bottom = top + THICKNESS + TICK;
        for (int i = 0; i < ticks.values().size(); i++) {
            double x = left + position(ticks.values().get(i), length);
            canvas.line(x, top + THICKNESS, x, bottom, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            // The first label would reach out of the figure.
            double middle =
                    Math.max(x, left + Typeface.SMALL.width(ticks.labels().get(i)) / 2);
            label(canvas, ticks.labels().get(i), middle, bottom + 4, FigureCanvas.Align.CENTRE);
        }
    }

    private static void greyBox(FigureCanvas canvas, Grey grey, double x, double y) {
        canvas.fill(new Rectangle2D.Double(x, y, THICKNESS, GREY_BOX), new Color(grey.argb()));
        label(canvas, grey.text(), x + THICKNESS + TICK + AFTER_TICK, y + GREY_BOX / 2, FigureCanvas.Align.LEFT);
    }

    private static void label(FigureCanvas canvas, String text, double x, double middle, FigureCanvas.Align align) {
        canvas.text(text, x, middle + Typeface.SMALL.middle(), Typeface.SMALL, FigureCanvas.INK, align);
    }

    private void heading(FigureCanvas canvas, double x, double y, double width) {
        String name = Typeface.HEADING.fitted(name(), width);
        canvas.text(name, x, y + 7, Typeface.HEADING, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        String unit = Typeface.SMALL.fitted(colouring.unit(), width);
        canvas.text(
                unit,
                x,
                y + (named ? HEADING : 0) + 4,
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.LEFT);
    }

    private double head() {
        return (named ? HEADING : 0) + (colouring.unit().isBlank() ? 0 : UNIT);
    }

    private double grey() {
        return greys.isEmpty() ? 0 : BEFORE_GREY + GREY_BOX + (greys.size() - 1) * NEXT_GREY;
    }

    /** Of a grey beside others, with room to the next. */
    private static double width(Grey grey) {
        return THICKNESS + TICK + AFTER_TICK + Typeface.SMALL.width(grey.text()) + AFTER_GREY;
    }

    private double widestGrey() {
        return greys.stream().mapToDouble(ColourBar::width).max().orElse(AFTER_GREY) - AFTER_GREY;
    }

    private double widestLabel() {
        return Ticks.linear(colouring.low(), colouring.high(), TICKS).labels().stream()
                .mapToDouble(Typeface.SMALL::width)
                .max()
                .orElse(0);
    }
}
