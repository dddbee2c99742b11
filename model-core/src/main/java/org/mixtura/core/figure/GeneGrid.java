package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.mixtura.core.group.GroupExpression;

/**
 * Genes in rows and groups in columns, with the names of both and how many cells a group has; what is drawn in between is somebody
 * else's. A group has the colour that it has in maps: above its column, and beside the genes that mark it.
 *
 * @param line how high a row is, points
 * @param widest how wide a column is at most, points
 * @param right space at the right of the columns
 * @param key what explains the cells, below
 */
record GeneGrid(
        List<GroupExpression.Group> groups,
        List<GroupExpression.Gene> genes,
        GroupColours ofGroups,
        double line,
        double widest,
        double right,
        Cells cells,
        BelowGrid key)
        implements Panel {

    private static final double GAP = 3;
    private static final double STRIP = 2.4;
    private static final double MOST_NAMES = 0.3;
    private static final double MOST_HEAD = 70;
    private static final double FLAT = 11;

    GeneGrid {
        groups = List.copyOf(groups);
        genes = List.copyOf(genes);
    }

    /** What is drawn for each gene and group. */
    @FunctionalInterface
    interface Cells {
        void draw(FigureCanvas canvas, int gene, int group, Rectangle2D place);
    }

    /** What is drawn below. */
    interface BelowGrid {

        /** Of what is drawn in a width, points. */
        double heightAt(double width);

        void draw(FigureCanvas canvas, double left, double y, double width);
    }

    private Color colour(int group) {
        return ofGroups.of(groups.get(group).name(), group);
    }

    private static double widest(List<String> texts) {
        return texts.stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
    }

    private List<String> names() {
        return groups.stream().map(GroupExpression.Group::name).toList();
    }

    private List<String> counts() {
        return groups.stream()
                .map(group -> String.format(Locale.ROOT, "%,d", group.cells()))
                .toList();
    }

    private double geneNames(double width) {
        double own = widest(genes.stream().map(GroupExpression.Gene::symbol).toList());
        return Math.max(Typeface.SMALL.width("cells"), Math.min(MOST_NAMES * width, own));
    }

    private double left(double width) {
        return STRIP + GAP + geneNames(width) + GAP;
    }

    private double cell(double width) {
        return Math.min(widest, (width - left(width) - right) / groups.size());
    }

    private boolean isUpright(List<String> texts, double width) {
        return widest(texts) > cell(width) - 2;
    }

    private double lengthOf(List<String> texts, double width) {
        return isUpright(texts, width) ? Math.min(MOST_HEAD, widest(texts)) + GAP : FLAT - GAP;
    }

    private double head(double width) {
        return lengthOf(names(), width) + GAP + STRIP;
    }

    @Override
    public double heightAt(double width) {
        return head(width)
                + 1
                + genes.size() * line
                + GAP
                + lengthOf(counts(), width)
                + key.heightAt(width - left(width));
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D place) {
        double width = place.getWidth();
        double left = place.getMinX() + left(width);
        double cell = cell(width);
        double top = place.getMinY() + head(width) + 1;
        for (int g = 0; g < groups.size(); g++) {
            canvas.fill(new Rectangle2D.Double(left + g * cell + 0.5, top - 1 - STRIP, cell - 1, STRIP), colour(g));
        }
        across(canvas, names(), left, top - STRIP - GAP - 1, width, length -> -length / 2, FigureCanvas.INK);
        for (int gene = 0; gene < genes.size(); gene++) {
            row(canvas, gene, place.getMinX(), top + gene * line, width);
        }
        double bottom = top + genes.size() * line;
        double flat = isUpright(counts(), width) ? GAP : GAP + 5;
        across(canvas, counts(), left, bottom + flat, width, length -> length / 2, FigureCanvas.FAINT_INK);
        canvas.text(
                "cells",
                left - GAP,
                bottom + GAP + 5,
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.RIGHT);
        key.draw(canvas, left, bottom + GAP + lengthOf(counts(), width) + GAP + 4, place.getMaxX() - left);
    }

    /** Texts above or below columns, written upwards where they are wider than these. */
    private void across(
            FigureCanvas canvas,
            List<String> texts,
            double left,
            double y,
            double width,
            ToDoubleFunction<Double> middle,
            Color colour) {
        boolean upright = isUpright(texts, width);
        double cell = cell(width);
        for (int g = 0; g < texts.size(); g++) {
            double x = left + (g + 0.5) * cell;
            if (upright) {
                String text = Typeface.SMALL.fittedInside(texts.get(g), MOST_HEAD);
                double at = y + middle.applyAsDouble(Typeface.SMALL.width(text));
                canvas.textUpwards(text, x + Typeface.SMALL.middle(), at, Typeface.SMALL, colour);
            } else {
                canvas.text(texts.get(g), x, y, Typeface.SMALL, colour, FigureCanvas.Align.CENTRE);
            }
        }
    }

    private void row(FigureCanvas canvas, int gene, double x, double y, double width) {
        double left = x + left(width);
        double cell = cell(width);
        int marked = names().indexOf(genes.get(gene).set());
        if (marked >= 0) {
            canvas.fill(new Rectangle2D.Double(x, y, STRIP, line), colour(marked));
        }
        String name = Typeface.SMALL.fitted(genes.get(gene).symbol(), geneNames(width));
        double baseline = y + line / 2 + Typeface.SMALL.middle();
        canvas.text(name, left - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
        for (int g = 0; g < groups.size(); g++) {
            cells.draw(canvas, gene, g, new Rectangle2D.Double(left + g * cell, y, cell, line));
        }
    }
}
