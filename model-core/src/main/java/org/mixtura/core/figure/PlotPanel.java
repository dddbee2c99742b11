package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A small diagram with two axes, whose titles may be empty.
 *
 * @param names what colours stand for; beside the title or, where there is no room, below it
 */
record PlotPanel(String title, List<Name> names, Horizontal x, Vertical y, Content content) implements Panel {

    private static final double HEAD = 13;
    private static final double LINE = 9;
    private static final double LABELS = 12;
    private static final double PROPORTION = 0.6;
    private static final double MOST_PLOT = 110;
    private static final double TICK = 2.5;
    private static final double AFTER_TICK = 2;
    private static final double AXIS_TITLE = 9;
    private static final double SWATCH = 5;
    private static final double GAP = 7;

    /** A colour and what it stands for. */
    record Name(String text, Color colour) {}

    /** The axis from left to right; labels that would touch are left out. */
    record Horizontal(String title, double low, double high, Ticks ticks) {}

    /** The axis upwards. */
    record Vertical(String title, double low, double high) {}

    /** What is drawn between the axes. */
    @FunctionalInterface
    interface Content {
        void draw(FigureCanvas canvas, Scale x, Scale y);
    }

    PlotPanel {
        names = List.copyOf(names);
    }

    @Override
    public double heightAt(double width) {
        return head(width) + Math.min(MOST_PLOT, PROPORTION * width) + foot();
    }

    private double foot() {
        return LABELS + (x.title.isEmpty() ? 0 : AXIS_TITLE);
    }

    private double head(double width) {
        return HEAD + (names.isEmpty() || besideTitle(width) ? 0 : LINE);
    }

    private boolean besideTitle(double width) {
        return Typeface.HEADING.width(title) + 2 * GAP + namesWidth() <= width;
    }

    private double namesWidth() {
        return names.stream().mapToDouble(PlotPanel::width).sum() + GAP * (names.size() - 1);
    }

    private static double width(Name name) {
        return SWATCH + 2 + Typeface.SMALL.width(name.text);
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        double top = place.getMinY() + head(place.getWidth());
        // Axes of panels beside each other lie on one line.
        double bottom = Math.min(place.getMaxY(), place.getMinY() + heightAt(place.getWidth()) + LINE) - foot();
        var up = new Scale(y.low, y.high, bottom, top, false);
        Ticks ticks = up.ticks((int) Math.max(3, (bottom - top) / 20));
        double label =
                ticks.labels().stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
        double left = place.getMinX() + (y.title.isEmpty() ? 0 : AXIS_TITLE) + label + TICK + AFTER_TICK;
        var along = new Scale(x.low, x.high, left, place.getMaxX() - 2, false);
        heading(canvas, place);
        vertical(canvas, place, along, up, ticks);
        content.draw(canvas, along, up);
        horizontal(canvas, along, bottom);
    }

    private void heading(FigureCanvas canvas, Rectangle2D place) {
        double baseline = place.getMinY() + 6;
        String fitted = Typeface.HEADING.fitted(title, place.getWidth());
        canvas.text(fitted, place.getMinX(), baseline, Typeface.HEADING, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        boolean beside = besideTitle(place.getWidth());
        double at = beside ? place.getMaxX() - 2 - namesWidth() : place.getMinX();
        double line = beside ? baseline : baseline + LINE;
        for (Name name : names) {
            canvas.disc(at + SWATCH / 2, line - Typeface.SMALL.middle(), SWATCH, name.colour);
            canvas.text(name.text, at + SWATCH + 2, line, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            at += width(name) + GAP;
        }
    }

    private void vertical(FigureCanvas canvas, Rectangle2D place, Scale along, Scale up, Ticks ticks) {
        for (int i = 0; i < ticks.values().size(); i++) {
            double at = up.at(ticks.values().get(i));
            canvas.line(along.from(), at, along.to(), at, FigureCanvas.RULE, 0.35);
            canvas.line(along.from() - TICK, at, along.from(), at, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            canvas.text(
                    ticks.labels().get(i),
                    along.from() - TICK - AFTER_TICK,
                    at + Typeface.SMALL.middle(),
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.RIGHT);
        }
        canvas.line(along.from(), up.to(), along.from(), up.from(), FigureCanvas.INK, FigureCanvas.HAIRLINE);
        canvas.textUpwards(
                y.title, place.getMinX() + 5, (up.from() + up.to()) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
    }

    private void horizontal(FigureCanvas canvas, Scale along, double axis) {
        canvas.line(along.from(), axis, along.to(), axis, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.ticks.values().size(); i++) {
            double at = along.at(x.ticks.values().get(i));
            String label = x.ticks.labels().get(i);
            double half = Typeface.SMALL.width(label) / 2;
            if (at - half > free) {
                canvas.line(at, axis, at, axis + TICK, FigureCanvas.INK, FigureCanvas.HAIRLINE);
                canvas.text(
                        label,
                        at,
                        axis + TICK + AFTER_TICK + 5,
                        Typeface.SMALL,
                        FigureCanvas.INK,
                        FigureCanvas.Align.CENTRE);
                free = at + half + 2;
            }
        }
        canvas.text(
                x.title,
                (along.from() + along.to()) / 2,
                axis + 19,
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.CENTRE);
    }
}
