package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Models that were trained with several seeds, beside each other: a dot for each run, a line at their mean, and a bracket over each
 * two models that differ by more than their seeds do.
 *
 * @param title above all; may be empty
 * @param panels one for each measure, from left to right, several rows where they are many
 * @param note below all: which test the brackets are of
 */
public record SeedsFigure(String title, List<Panel> panels, String note) implements Figure {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double HEAD = 12;
    private static final double PLOT = 95;
    private static final double LEFT = 26;
    private static final double BETWEEN = 10;
    private static final double NARROWEST = 150;
    private static final double KEY_LINE = 9;
    private static final double NOTE = 11;
    private static final double BRACKET = 9;
    private static final double FOOT = 1.8;
    private static final double DOT = 3.2;
    private static final double LETTERS = 10;

    /** One measure. */
    public record Panel(String measure, List<Group> groups, List<Bracket> brackets) {

        public Panel {
            groups = List.copyOf(groups);
            brackets = List.copyOf(brackets);
        }
    }

    /**
     * Runs that differ in nothing but their seeds.
     *
     * @param values one for each run, at least one
     */
    public record Group(String name, double[] values) {

        double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }
    }

    /**
     * Two groups that differ.
     *
     * @param first number of a group in the panel, from 0
     * @param text how surely, for example two stars
     */
    public record Bracket(int first, int second, String text) {

        private int span() {
            return Math.abs(second - first);
        }
    }

    public SeedsFigure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("no panels");
        }
    }

    @Override
    public double heightAt(double width) {
        double height = top();
        for (int row = 0; row * columns(width) < panels.size(); row++) {
            height += rowHeight(width, row);
        }
        return height + names().size() * KEY_LINE + NOTE + MARGIN;
    }

    private double top() {
        return MARGIN + (title.isBlank() ? 0 : TITLE);
    }

    private int columns(double width) {
        return Math.clamp((int) (width / NARROWEST), 1, panels.size());
    }

    private double rowHeight(double width, int row) {
        return HEAD + room(width, row) + PLOT + LETTERS + BETWEEN;
    }

    /** Room for brackets, as many as the panel of the row with the most of them has. */
    private double room(double width, int row) {
        return panels.stream()
                .skip((long) row * columns(width))
                .limit(columns(width))
                .mapToDouble(panel -> BRACKET * panel.brackets.size())
                .max()
                .orElse(0);
    }

    /** The names of all groups; a panel has their letters, for names are long. */
    private List<String> names() {
        return panels.stream()
                .flatMap(panel -> panel.groups.stream())
                .map(Group::name)
                .distinct()
                .toList();
    }

    @Override
    public void draw(FigureCanvas canvas) {
        if (!title.isBlank()) {
            canvas.text(title, MARGIN, MARGIN + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        }
        double width = canvas.width();
        int columns = columns(width);
        double cell = (width - 2 * MARGIN - (columns - 1) * BETWEEN) / columns;
        double y = top();
        for (int row = 0; row * columns < panels.size(); row++) {
            double above = HEAD + room(width, row);
            for (int i = row * columns; i < Math.min(panels.size(), (row + 1) * columns); i++) {
                double left = MARGIN + (i - row * columns) * (cell + BETWEEN);
                canvas.text(
                        panels.get(i).measure,
                        left + LEFT,
                        y + 7,
                        Typeface.HEADING,
                        FigureCanvas.INK,
                        FigureCanvas.Align.LEFT);
                draw(canvas, panels.get(i), new Rectangle2D.Double(left + LEFT, y + above, cell - LEFT, PLOT));
            }
            y += rowHeight(width, row);
        }
        key(canvas, y);
    }

    private void key(FigureCanvas canvas, double top) {
        double y = top + 6;
        for (int i = 0; i < names().size(); i++) {
            canvas.disc(MARGIN + DOT / 2, y - Typeface.SMALL.middle(), DOT, colour(i));
            canvas.text(
                    PageFigure.letter(i) + "  " + names().get(i),
                    MARGIN + DOT + 3,
                    y,
                    Typeface.SMALL,
                    FigureCanvas.INK,
                    FigureCanvas.Align.LEFT);
            y += KEY_LINE;
        }
        canvas.text(note, MARGIN, y + 2, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
    }

    private void draw(FigureCanvas canvas, Panel panel, Rectangle2D plot) {
        double[] all = panel.groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.values))
                .toArray();
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(1);
        // Values that are all alike are in the middle.
        double air = high > low ? 0.08 * (high - low) : Math.max(1e-3, 0.05 * Math.abs(high));
        var y = new Scale(low - air, high + air, plot.getMaxY(), plot.getMinY(), false);
        PlotFrame.draw(canvas, plot, y, y.ticks(5));
        for (int g = 0; g < panel.groups.size(); g++) {
            group(canvas, panel, g, plot, y);
        }
        brackets(canvas, panel, plot);
    }

    private void group(FigureCanvas canvas, Panel panel, int number, Rectangle2D plot, Scale y) {
        var group = panel.groups.get(number);
        int overall = names().indexOf(group.name);
        double x = place(panel, plot, number);
        double half = Math.min(9, 0.3 * plot.getWidth() / panel.groups.size());
        canvas.line(x - half, y.at(group.mean()), x + half, y.at(group.mean()), FigureCanvas.INK, 0.9);
        // Runs with nearly the same value stay apart, in the order of the runs.
        for (int i = 0; i < group.values.length; i++) {
            double aside = group.values.length == 1 ? 0 : half * (2.0 * i / (group.values.length - 1) - 1) * 0.7;
            canvas.disc(x + aside, y.at(group.values[i]), DOT, colour(overall));
        }
        canvas.text(
                PageFigure.letter(overall),
                x,
                plot.getMaxY() + LETTERS - 2,
                Typeface.LABEL,
                FigureCanvas.INK,
                FigureCanvas.Align.CENTRE);
    }

    /** Short ones below long ones, each at a height of its own. */
    private static void brackets(FigureCanvas canvas, Panel panel, Rectangle2D plot) {
        var sorted = panel.brackets.stream()
                .sorted(Comparator.comparingInt(Bracket::span))
                .toList();
        IntStream.range(0, sorted.size()).forEach(level -> {
            var bracket = sorted.get(level);
            double y = plot.getMinY() - 2 - level * BRACKET;
            double a = place(panel, plot, bracket.first);
            double b = place(panel, plot, bracket.second);
            canvas.line(a, y, b, y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            canvas.line(a, y, a, y + FOOT, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            canvas.line(b, y, b, y + FOOT, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            canvas.text(
                    bracket.text, (a + b) / 2, y - 0.5, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        });
    }

    private static double place(Panel panel, Rectangle2D plot, int group) {
        return plot.getMinX() + (group + 0.5) * plot.getWidth() / panel.groups.size();
    }

    private static Color colour(int group) {
        return new Color(Palette.colour(group));
    }
}
