package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares from 0 to 1 against the values of a setting: means over seeds, with bars of one standard deviation.
 *
 * @param title above all; may be empty
 * @param panels from left to right
 */
public record StudyFigure(String title, List<Panel> panels) implements Figure {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double HEAD = 14;
    private static final double KEY = 12;
    private static final double PLOT = 95;
    private static final double NAME = 12;
    private static final double TICK = 2.5;
    private static final double AFTER_TICK = 2;
    private static final double BETWEEN = 12;
    private static final double LEFT = 20;
    private static final double CAP = 2;
    private static final double DOT = 3.2;

    /**
     * One setting, or several that are compared.
     *
     * @param setting below the values; may be empty
     * @param joined whether values are in an order, so that lines lead from one to the next
     */
    public record Panel(String title, String setting, List<String> values, boolean joined, List<Series> series) {

        public Panel {
            values = List.copyOf(values);
            series = List.copyOf(series);
        }
    }

    /**
     * One score.
     *
     * @param means one for each value; NaN where there is none
     * @param deviations NaN where there is none
     */
    public record Series(String name, double[] means, double[] deviations) {}

    public StudyFigure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("no panels");
        }
    }

    @Override
    public double heightAt(double width) {
        return top() + PLOT + labels(cell(width)) + NAME + MARGIN;
    }

    private double top() {
        return MARGIN + (title.isBlank() ? 0 : TITLE) + KEY + head();
    }

    private double head() {
        return panels.stream().allMatch(panel -> panel.title.isBlank()) ? 2 : HEAD;
    }

    private double cell(double width) {
        return (width - 2 * MARGIN - (panels.size() - 1) * BETWEEN) / panels.size();
    }

    /** How high the names of the values are; those that do not fit side by side are written upwards. */
    private double labels(double cell) {
        return panels.stream()
                .mapToDouble(panel -> isUpright(panel, cell) ? widest(panel) + 4 : 8)
                .max()
                .orElse(8);
    }

    private static boolean isUpright(Panel panel, double cell) {
        return widest(panel) + 3 > (cell - LEFT) / panel.values.size();
    }

    private static double widest(Panel panel) {
        return panel.values.stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
    }

    @Override
    public void draw(FigureCanvas canvas) {
        if (!title.isBlank()) {
            canvas.text(title, MARGIN, MARGIN + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        }
        key(canvas, top() - head() - KEY + 7);
        double width = cell(canvas.width());
        for (int i = 0; i < panels.size(); i++) {
            double left = MARGIN + i * (width + BETWEEN);
            var plot = new Rectangle2D.Double(left + LEFT, top(), width - LEFT, PLOT);
            draw(canvas, panels.get(i), plot, labels(width), isUpright(panels.get(i), width));
        }
    }

    /** The scores, each with its colour. */
    private void key(FigureCanvas canvas, double baseline) {
        double at = MARGIN;
        var names = new ArrayList<String>();
        panels.getFirst().series.forEach(series -> names.add(series.name));
        for (int i = 0; i < names.size(); i++) {
            canvas.disc(at + DOT / 2, baseline - Typeface.SMALL.middle(), DOT, colour(i));
            canvas.text(
                    names.get(i), at + DOT + 3, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            at += DOT + 3 + Typeface.SMALL.width(names.get(i)) + 8;
        }
    }

    private static void draw(FigureCanvas canvas, Panel panel, Rectangle2D plot, double labels, boolean upright) {
        canvas.text(
                panel.title,
                plot.getMinX(),
                plot.getMinY() - 6,
                Typeface.HEADING,
                FigureCanvas.INK,
                FigureCanvas.Align.LEFT);
        var y = new Scale(0, 1, plot.getMaxY(), plot.getMinY(), false);
        PlotFrame.draw(canvas, plot, y, Ticks.linear(0, 1, 5));
        values(canvas, panel, plot, upright);
        canvas.text(
                panel.setting,
                plot.getCenterX(),
                plot.getMaxY() + TICK + labels + NAME - 3,
                Typeface.LABEL,
                FigureCanvas.INK,
                FigureCanvas.Align.CENTRE);
        for (int i = panel.series.size() - 1; i >= 0; i--) {
            series(canvas, panel, i, plot, y);
        }
    }

    private static void values(FigureCanvas canvas, Panel panel, Rectangle2D plot, boolean upright) {
        double axis = plot.getMaxY();
        for (int i = 0; i < panel.values.size(); i++) {
            double at = place(panel, plot, i);
            String value = panel.values.get(i);
            canvas.line(at, axis, at, axis + TICK, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            if (upright) {
                double middle = axis + TICK + AFTER_TICK + Typeface.SMALL.width(value) / 2;
                canvas.textUpwards(value, at + Typeface.SMALL.middle(), middle, Typeface.SMALL, FigureCanvas.INK);
            } else {
                double baseline = axis + TICK + AFTER_TICK + 5;
                canvas.text(value, at, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
            }
        }
    }

    private static double place(Panel panel, Rectangle2D plot, int value) {
        return plot.getMinX() + (value + 0.5) * plot.getWidth() / panel.values.size();
    }

    private static void series(FigureCanvas canvas, Panel panel, int number, Rectangle2D plot, Scale y) {
        var series = panel.series.get(number);
        Color colour = colour(number);
        // Bars of several scores stand side by side.
        double aside = (number - (panel.series.size() - 1) / 2.0) * (CAP + 1);
        int[] shown = IntStream.range(0, series.means.length)
                .filter(i -> y.shows(series.means[i]))
                .toArray();
        for (int s = 0; s < shown.length; s++) {
            int i = shown[s];
            double x = place(panel, plot, i) + aside;
            double middle = y.at(series.means[i]);
            if (panel.joined && s > 0) {
                int before = shown[s - 1];
                double from = place(panel, plot, before) + aside;
                canvas.line(from, y.at(series.means[before]), x, middle, colour, 0.9);
            }
            double sd = series.deviations[i];
            if (sd > 0) {
                double high = y.at(Math.min(1, series.means[i] + sd));
                double low = y.at(Math.max(0, series.means[i] - sd));
                canvas.line(x, low, x, high, colour, 0.7);
                canvas.line(x - CAP, low, x + CAP, low, colour, 0.7);
                canvas.line(x - CAP, high, x + CAP, high, colour, 0.7);
            }
            canvas.disc(x, middle, DOT, colour);
        }
    }

    private static Color colour(int series) {
        return new Color(Palette.colour(series));
    }
}
