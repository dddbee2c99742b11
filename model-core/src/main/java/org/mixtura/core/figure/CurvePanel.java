package org.mixtura.core.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One panel of a curves figure: head line with legend, axes, curves, mark of the best epoch. */
record CurvePanel(CurvesFigure.Panel panel, OptionalInt bestEpoch) {

    static final double BOTTOM = 21;
    private static final double HEAD = 12;
    private static final double TICK = 2.5;
    private static final double AFTER_TICK = 2;
    private static final double UNIT = 9;
    private static final double SWATCH = 8;
    private static final double GAP = 7;
    private static final double LABEL = 8;
    private static final double LINE = 9;

    void draw(FigureCanvas canvas, Rectangle2D cell) {
        double[] values = range();
        double bottom = cell.getMaxY() - BOTTOM;
        double top =
                cell.getMinY() + HEAD + (fitsBeside(cell) ? 0 : namesBelow(cell).size() * LINE);
        var y = new Scale(values[0], values[1], bottom, top, panel.logarithmic());
        Ticks yTicks = y.ticks((int) Math.max(3, (bottom - top) / 22));
        double widest = yTicks.labels().stream()
                .mapToDouble(Typeface.SMALL::width)
                .max()
                .orElse(0);
        double left =
                cell.getMinX() + widest + TICK + AFTER_TICK + (panel.unit().isBlank() ? 0 : UNIT);
        double last = Math.max(2, lastEpoch());
        double overhang = Math.max(2, Typeface.SMALL.width(Ticks.compact(last)) / 2 - 2);
        var x = new Scale(1, last, left, cell.getMaxX() - overhang, false);
        head(canvas, cell);
        vertical(canvas, cell, x, y, yTicks);
        horizontal(canvas, x, bottom);
        bestEpoch.ifPresent(epoch -> best(canvas, x, y, epoch));
        for (int i = panel.curves().size() - 1; i >= 0; i--) {
            CurvesDrawing.curve(canvas, panel.curves().get(i), x, y);
        }
    }

    private double lastEpoch() {
        return panel.curves().stream()
                .flatMapToDouble(c -> DoubleStream.of(c.epochs()))
                .max()
                .orElse(2);
    }

    /** The range of all values that can be shown, with a little room. */
    private double[] range() {
        var shown = panel.curves().stream()
                .flatMapToDouble(c -> DoubleStream.of(c.values()))
                .filter(v -> Double.isFinite(v) && (!panel.logarithmic() || v > 0))
                .summaryStatistics();
        if (shown.getCount() == 0) {
            return panel.logarithmic() ? new double[] {0.1, 10} : new double[] {0, 1};
        }
        double low = shown.getMin();
        double high = shown.getMax();
        if (panel.logarithmic()) {
            double room = high > low ? Math.pow(high / low, 0.04) : 2;
            return new double[] {low / room, high * room};
        }
        double room = high > low ? 0.04 * (high - low) : Math.max(0.5, Math.abs(high) * 0.05);
        return new double[] {low - room, high + room};
    }

    /** The title at the left and the names of the curves at the right, or below each other where they do not fit. */
    private void head(FigureCanvas canvas, Rectangle2D cell) {
        double baseline = cell.getMinY() + 6;
        canvas.text(
                panel.title(), cell.getMinX(), baseline, Typeface.HEADING, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        if (isPlain()) {
            return;
        }
        if (fitsBeside(cell)) {
            names(canvas, all(), cell.getMaxX() - 2 - width(all()), baseline);
            return;
        }
        double line = baseline;
        for (int[] some : namesBelow(cell)) {
            line += LINE;
            names(canvas, some, cell.getMinX(), line);
        }
    }

    /** Whether the title says it all. */
    private boolean isPlain() {
        return panel.curves().stream()
                .allMatch(curve -> curve.name().isBlank() || panel.title().equalsIgnoreCase(curve.name()));
    }

    private void names(FigureCanvas canvas, int[] some, double from, double baseline) {
        double left = from;
        double middle = baseline - Typeface.SMALL.middle();
        for (int curve : some) {
            var drawn = panel.curves().get(curve);
            drawn.look().draw(canvas, new Line2D.Double(left, middle, left + SWATCH, middle), 1.4);
            canvas.text(
                    drawn.name(),
                    left + SWATCH + 2,
                    baseline,
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.LEFT);
            left += width(curve) + GAP;
        }
    }

    private boolean fitsBeside(Rectangle2D cell) {
        return isPlain() || Typeface.HEADING.width(panel.title()) + 2 * GAP + width(all()) <= cell.getWidth();
    }

    /** The curves whose names share a line, line by line. */
    private List<int[]> namesBelow(Rectangle2D cell) {
        var lines = new ArrayList<int[]>();
        int first = 0;
        for (int next = 1; next <= panel.curves().size(); next++) {
            boolean full = next == panel.curves().size()
                    || width(IntStream.rangeClosed(first, next).toArray()) > cell.getWidth();
            if (full) {
                lines.add(IntStream.range(first, next).toArray());
                first = next;
            }
        }
        return lines;
    }

    private int[] all() {
        return IntStream.range(0, panel.curves().size()).toArray();
    }

    private double width(int[] curves) {
        return Arrays.stream(curves).mapToDouble(this::width).sum() + GAP * (curves.length - 1);
    }

    private double width(int curve) {
        return SWATCH + 2 + Typeface.SMALL.width(panel.curves().get(curve).name());
    }

    private void vertical(FigureCanvas canvas, Rectangle2D cell, Scale x, Scale y, Ticks ticks) {
        double left = x.from();
        for (int i = 0; i < ticks.values().size(); i++) {
            double at = y.at(ticks.values().get(i));
            canvas.line(left, at, x.to(), at, FigureCanvas.RULE, 0.35);
            canvas.line(left - TICK, at, left, at, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            canvas.text(
                    ticks.labels().get(i),
                    left - TICK - AFTER_TICK,
                    at + Typeface.SMALL.middle(),
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.RIGHT);
        }
        canvas.line(left, y.to(), left, y.from(), FigureCanvas.INK, FigureCanvas.HAIRLINE);
        if (!panel.unit().isBlank()) {
            double middle = (y.from() + y.to()) / 2;
            canvas.textUpwards(panel.unit(), cell.getMinX() + 5, middle, Typeface.SMALL, FigureCanvas.FAINT_INK);
        }
    }

    private static void horizontal(FigureCanvas canvas, Scale x, double axis) {
        canvas.line(x.from(), axis, x.to(), axis, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        Ticks ticks = x.ticks((int) Math.max(2, (x.to() - x.from()) / 26));
        for (int i = 0; i < ticks.values().size(); i++) {
            double value = ticks.values().get(i);
            if (value == Math.rint(value)) {
                double at = x.at(value);
                canvas.line(at, axis, at, axis + TICK, FigureCanvas.INK, FigureCanvas.HAIRLINE);
                String label = ticks.labels().get(i).replaceAll("\\.0+$", "");
                double baseline = axis + TICK + AFTER_TICK + 5;
                canvas.text(label, at, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
            }
        }
        double middle = (x.from() + x.to()) / 2;
        canvas.text("Epoch", middle, axis + 19, Typeface.LABEL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
    }

    private void best(FigureCanvas canvas, Scale x, Scale y, int epoch) {
        if (epoch < x.low() || epoch > x.high()) {
            return;
        }
        double at = x.at(epoch);
        canvas.dashed(new Line2D.Double(at, y.to(), at, y.from()), FigureCanvas.FAINT_INK, 0.6, 2, 2);
        String text = "best: epoch " + epoch;
        Rectangle2D place = emptiest(x, y, at, Typeface.SMALL.width(text));
        canvas.text(
                text,
                place.getX(),
                place.getCenterY() + Typeface.SMALL.middle(),
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.LEFT);
    }

    /** Of the places beside a vertical line the one that the curves run through least. */
    private Rectangle2D emptiest(Scale x, Scale y, double at, double width) {
        var best = new Rectangle2D.Double(at + 2, y.to(), width, LABEL);
        long fewest = Long.MAX_VALUE;
        for (double left : new double[] {at + 2, at - 2 - width}) {
            for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
                double top = y.to() + share * (y.from() - y.to() - LABEL);
                var place = new Rectangle2D.Double(left, top, width, LABEL);
                boolean inside = left >= x.from() && left + width <= x.to();
                long hits = inside ? hits(place, x, y) : Long.MAX_VALUE;
                if (hits < fewest) {
                    fewest = hits;
                    best = place;
                }
            }
        }
        return best;
    }

    private long hits(Rectangle2D place, Scale x, Scale y) {
        long hits = 0;
        for (var curve : panel.curves()) {
            for (int i = 1; i < curve.values().length; i++) {
                double before = curve.values()[i - 1];
                double after = curve.values()[i];
                hits += y.shows(before)
                                && y.shows(after)
                                && place.intersectsLine(
                                        x.at(curve.epochs()[i - 1]), y.at(before), x.at(curve.epochs()[i]), y.at(after))
                        ? 1
                        : 0;
            }
        }
        return hits;
    }
}
