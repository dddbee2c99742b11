package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/** Thin axes left of and below a plot, with outward ticks at round numbers. */
record TickFrame(String x, String y, PixelView window) implements Frame {

    private static final double TICK = 2.5;
    private static final double AFTER_TICK = 2;
    private static final double NAME = 9;
    private static final double GAP = 2;
    private static final int ABOUT = 5;

    @Override
    public double left() {
        double widest = yTicks().labels().stream()
                .mapToDouble(Typeface.SMALL::width)
                .max()
                .orElse(0);
        return GAP + TICK + AFTER_TICK + widest + NAME;
    }

    @Override
    public double bottom() {
        return GAP + TICK + AFTER_TICK + 6 + NAME;
    }

    private Ticks xTicks() {
        return Ticks.linear(window.minX(), window.maxX(), ABOUT);
    }

    private Ticks yTicks() {
        return Ticks.linear(window.minY(), window.maxY(), ABOUT);
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D plot) {
        double axisX = plot.getMinX() - GAP;
        double axisY = plot.getMaxY() + GAP;
        line(canvas, axisX, plot.getMinY(), axisX, axisY);
        line(canvas, axisX, axisY, plot.getMaxX(), axisY);
        var xTicks = xTicks();
        for (int i = 0; i < xTicks.values().size(); i++) {
            double share = (xTicks.values().get(i) - window.minX()) / (window.maxX() - window.minX());
            double at = plot.getMinX() + share * plot.getWidth();
            line(canvas, at, axisY, at, axisY + TICK);
            double baseline = axisY + TICK + AFTER_TICK + 5;
            canvas.text(
                    xTicks.labels().get(i), at, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        }
        var yTicks = yTicks();
        for (int i = 0; i < yTicks.values().size(); i++) {
            double share = (window.maxY() - yTicks.values().get(i)) / (window.maxY() - window.minY());
            double at = plot.getMinY() + share * plot.getHeight();
            line(canvas, axisX - TICK, at, axisX, at);
            canvas.text(
                    yTicks.labels().get(i),
                    axisX - TICK - AFTER_TICK,
                    at + Typeface.SMALL.middle(),
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.RIGHT);
        }
        double nameY = plot.getMaxY() + bottom() - 1.5;
        canvas.text(x, plot.getCenterX(), nameY, Typeface.LABEL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        canvas.textUpwards(y, plot.getMinX() - left() + 6, plot.getCenterY(), Typeface.LABEL, FigureCanvas.INK);
    }

    private static void line(FigureCanvas canvas, double x1, double y1, double x2, double y2) {
        canvas.line(x1, y1, x2, y2, FigureCanvas.INK, FigureCanvas.HAIRLINE);
    }
}
