package org.mixtura.core.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.group.GroupExpression;

/**
 * How expression of chosen genes is distributed in groups of cells: a violin for each gene and group, all of one gene on one scale from
 * its least to its largest value. A dark line is the mean.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record ViolinFigure(String title, GroupExpression expression, GroupColours ofGroups) implements SheetFigure {

    private static final double LINE = 30;
    private static final double WIDEST = 60;
    private static final double KEY = 12;
    private static final double AXIS = 14;
    private static final double MEAN = 2.4;
    private static final Typeface SCALE = new Typeface(Typeface.SMALL.file(), 4.5);

    @Override
    public ViolinFigure withTitle(String text) {
        return new ViolinFigure(text, expression, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        var grid = new GeneGrid(
                expression.groups(),
                expression.genes(),
                ofGroups,
                LINE,
                WIDEST,
                AXIS,
                this::violin,
                new Words(expression.unit() + "; a dot is the mean"));
        return new PanelSheet(title, List.of(grid), "");
    }

    /** What the heights mean, below. */
    private record Words(String text) implements GeneGrid.BelowGrid {

        @Override
        public double heightAt(double width) {
            return KEY + (lines(width).size() - 1) * Typeface.SMALL.lineHeight();
        }

        private List<String> lines(double width) {
            return Typeface.SMALL.wrapped(text, width);
        }

        @Override
        public void draw(FigureCanvas canvas, double left, double y, double width) {
            double baseline = y;
            for (String line : lines(width)) {
                canvas.text(line, left, baseline, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
                baseline += Typeface.SMALL.lineHeight();
            }
        }
    }

    private void violin(FigureCanvas canvas, int gene, int group, Rectangle2D place) {
        float[] all = expression.values()[gene];
        double low = 0;
        double high = 0;
        for (float value : all) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        high = high > low ? high : low + 1;
        double bottom = place.getMaxY() - 2;
        var up = new Scale(low, high, bottom, place.getMinY() + 3, false);
        if (group == 0) {
            axis(canvas, place, up);
        }
        canvas.line(place.getMinX(), up.at(0), place.getMaxX(), up.at(0), FigureCanvas.RULE, 0.35);
        var shape = ViolinShape.of(expression.valuesOf(gene, group), low, high);
        double half = place.getWidth() / 2 - 1.2;
        canvas.fill(
                outline(shape, place.getCenterX(), half, up),
                ofGroups.of(expression.groups().get(group).name(), group));
        canvas.disc(place.getCenterX(), up.at(expression.mean()[gene][group]), MEAN, FigureCanvas.INK);
    }

    private static Path2D outline(ViolinShape shape, double centre, double half, Scale up) {
        double[] values = shape.values();
        var path = new Path2D.Double();
        path.moveTo(centre - half * shape.widths()[0], up.at(values[0]));
        for (int i = 1; i < values.length; i++) {
            path.lineTo(centre - half * shape.widths()[i], up.at(values[i]));
        }
        for (int i = values.length - 1; i >= 0; i--) {
            path.lineTo(centre + half * shape.widths()[i], up.at(values[i]));
        }
        path.closePath();
        return path;
    }

    /** At the right of the row, where names of genes cannot be in the way. */
    private void axis(FigureCanvas canvas, Rectangle2D first, Scale up) {
        double right = first.getMinX() + expression.groups().size() * first.getWidth();
        for (double value : new double[] {up.low(), up.high()}) {
            String text = value == 0 ? "0" : String.format(Locale.ROOT, "%.1f", value);
            double baseline = up.at(value) + (value == up.high() ? 4 : 0);
            canvas.text(text, right + 2, baseline, SCALE, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
        }
    }
}
