package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.component.TypeTree;

/**
 * A table of colours, with numbers where they fit: rows with names at the left, a tree at the right, columns with names below.
 *
 * @param values rows x columns; NaN where there is nothing to show
 * @param tree of the rows, whose leaves are in the order of the rows
 */
record HeatPanel(String title, Side rows, Side columns, double[][] values, Optional<TypeTree> tree, HeatScale scale)
        implements Panel {

    private static final double TITLE = 13;
    private static final double SIDE_TITLE = 9;
    private static final double COLUMN_LABELS = 9;
    private static final double GAP = 3;
    private static final double MOST_CELL = 24;
    private static final double LEAST_LINE = 7;
    private static final double LEAST_HEIGHT = 60;
    private static final double MOST_NAMES = 0.36;
    private static final double TREE = 26;
    private static final double LEAST_NUMBER = 4.5;
    private static final int LONG = 80;
    private static final double LIGHT = 140;
    private static final double MOST_UPRIGHT = 70;
    /** Names of so many letters are numbers, of which some can be left out. */
    private static final int SHORT = 3;
    // Letters on colours, which are the same on every paper.
    private static final Color ON_LIGHT = new Color(0x1b1b1b);
    private static final Color ON_DARK = new Color(0xfafafa);

    /** What lies along a side. */
    record Side(String title, List<String> names) {
        Side {
            names = List.copyOf(names);
        }
    }

    @Override
    public double heightAt(double width) {
        return head()
                + rows.names.size() * line(width)
                + columnLabels(width)
                + SIDE_TITLE
                + scale.key().heightAt(width);
    }

    @Override
    public double fixedAt(double width) {
        return left(width) + (tree.isPresent() ? TREE : 0);
    }

    private double head() {
        return title.isEmpty() ? 2 : TITLE;
    }

    private boolean isUpright(double width) {
        double cell = cell(width) - 1.5;
        return columns.names.stream().anyMatch(name -> name.length() > SHORT)
                && columns.names.stream().anyMatch(name -> Typeface.SMALL.width(name) > cell);
    }

    private double columnLabels(double width) {
        double widest =
                columns.names.stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
        return isUpright(width) ? Math.min(MOST_UPRIGHT, widest) + 4 : COLUMN_LABELS;
    }

    private double names(double width) {
        double widest =
                rows.names.stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
        return Math.min(MOST_NAMES * width, widest);
    }

    private double left(double width) {
        return SIDE_TITLE + names(width) + GAP;
    }

    private double cell(double width) {
        return Math.min(MOST_CELL, (width - fixedAt(width)) / Math.max(1, columns.names.size()));
    }

    /** High enough for a name, unless there are so many rows that nobody reads them. */
    private double line(double width) {
        int count = rows.names.size();
        double cell = Math.min(MOST_CELL / 1.5, cell(width));
        // A few rows must leave room for the title of their side.
        double least = Math.max(LEAST_LINE, LEAST_HEIGHT / Math.max(1, count));
        return count > LONG ? cell : Math.max(least, cell);
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        double width = place.getWidth();
        double top = place.getMinY() + head();
        double left = place.getMinX() + left(width);
        double cell = cell(width);
        double line = line(width);
        double bottom = top + rows.names.size() * line;
        String fitted = Typeface.HEADING.fitted(title, width);
        canvas.text(
                fitted,
                place.getMinX(),
                place.getMinY() + 6,
                Typeface.HEADING,
                FigureCanvas.INK,
                FigureCanvas.Align.LEFT);
        canvas.textUpwards(rows.title, place.getMinX() + 5, (top + bottom) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
        for (int row = 0; row < rows.names.size(); row++) {
            row(canvas, row, new Rectangle2D.Double(left, top + row * line, cell, line), names(width));
        }
        tree.ifPresent(all -> tree(canvas, all, top, line, left + columns.names.size() * cell + 1.5));
        columnNames(canvas, left, bottom, cell, width);
        scale.key().draw(canvas, place.getMinX(), bottom + columnLabels(width) + SIDE_TITLE + 5, width);
    }

    private void row(FigureCanvas canvas, int row, Rectangle2D first, double names) {
        if (first.getHeight() >= LEAST_LINE) {
            double baseline = first.getCenterY() + Typeface.SMALL.middle();
            String name = Typeface.SMALL.fittedInside(rows.names.get(row), names);
            canvas.text(name, first.getX() - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
        }
        double size = Math.min(
                Typeface.SMALL.size(),
                (first.getWidth() - 1.5) / Typeface.SMALL.width(scale.widest()) * Typeface.SMALL.size());
        var face = new Typeface(Typeface.SMALL.file(), size);
        double gap = first.getWidth() > 5 ? 0.5 : 0;
        for (int k = 0; k < columns.names.size(); k++) {
            double value = values[row][k];
            double x = first.getX() + k * first.getWidth();
            canvas.fill(
                    new Rectangle2D.Double(x, first.getY(), first.getWidth() - gap, first.getHeight() - gap),
                    Double.isNaN(value) ? FigureCanvas.RULE : new Color(scale.colour(value)));
            if (size >= LEAST_NUMBER && first.getHeight() >= LEAST_LINE && !Double.isNaN(value)) {
                canvas.text(
                        scale.number(value),
                        x + first.getWidth() / 2,
                        first.getCenterY() + face.middle(),
                        face,
                        ink(scale.colour(value)),
                        FigureCanvas.Align.CENTRE);
            }
        }
    }

    /** What letters on a colour are written in. */
    static Color ink(int argb) {
        var colour = new Color(argb);
        double light = 0.3 * colour.getRed() + 0.59 * colour.getGreen() + 0.11 * colour.getBlue();
        return light > LIGHT ? ON_LIGHT : ON_DARK;
    }

    /** The row and column at a point of a panel that is drawn at a place; empty where there is none. */
    Optional<int[]> at(Rectangle2D place, double x, double y) {
        double width = place.getWidth();
        int column = (int) Math.floor((x - place.getMinX() - left(width)) / cell(width));
        int row = (int) Math.floor((y - place.getMinY() - head()) / line(width));
        return row < 0 || column < 0 || row >= rows.names.size() || column >= columns.names.size()
                ? Optional.empty()
                : Optional.of(new int[] {row, column});
    }

    /** Right of the rows. */
    private static void tree(FigureCanvas canvas, TypeTree tree, double top, double line, double from) {
        Dendrogram.draw(
                tree,
                top + line / 2,
                line,
                (y, height, toY, toHeight) -> canvas.line(
                        from + height * (TREE - 4),
                        y,
                        from + toHeight * (TREE - 4),
                        toY,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.HAIRLINE));
    }

    private void columnNames(FigureCanvas canvas, double left, double bottom, double cell, double width) {
        boolean upright = isUpright(width);
        double free = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < columns.names.size(); k++) {
            double at = left + (k + 0.5) * cell;
            if (upright) {
                String name = Typeface.SMALL.fittedInside(columns.names.get(k), MOST_UPRIGHT);
                double middle = bottom + 3 + Typeface.SMALL.width(name) / 2;
                canvas.textUpwards(name, at + Typeface.SMALL.middle(), middle, Typeface.SMALL, FigureCanvas.INK);
                continue;
            }
            String name = columns.names.get(k);
            double half = Typeface.SMALL.width(name) / 2;
            if (at - half > free) {
                canvas.text(name, at, bottom + 7, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
                free = at + half + 1.5;
            }
        }
        canvas.text(
                columns.title,
                left + columns.names.size() * cell / 2,
                bottom + columnLabels(width) + 6.5,
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.CENTRE);
    }
}
