package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GroupExpression;

/**
 * Chosen genes in groups of cells, a dot each: its area is the share of the cells that have a count, its colour the mean expression.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record DotPlotFigure(String title, GroupExpression expression, ExpressionScale scale, GroupColours ofGroups)
        implements SheetFigure {

    private static final double LINE = 11.5;
    private static final double WIDEST = 46;
    private static final double MOST_DOT = 10;
    private static final double LEAST_DOT = 0.8;
    private static final double SIZES = 14;
    private static final List<Integer> PERCENT = List.of(10, 25, 50, 75, 100);
    private static final List<Integer> FEWER = List.of(25, 100);
    private static final double AFTER_DOT = 2;
    private static final double AFTER_TEXT = 5;

    @Override
    public DotPlotFigure withTitle(String text) {
        return new DotPlotFigure(text, expression, scale, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        double[][] mean = expression.mean();
        var colours = RowScale.ofMeans(scale, mean, expression.unit());
        var grid = new GeneGrid(
                expression.groups(),
                expression.genes(),
                ofGroups,
                LINE,
                WIDEST,
                0,
                (canvas, gene, group, place) -> canvas.disc(
                        place.getCenterX(),
                        place.getCenterY(),
                        diameter(expression.share()[gene][group], place),
                        new Color(colours.colour(gene, mean[gene][group]))),
                new SizesAndColours(colours.key()));
        return new PanelSheet(title, List.of(grid), "");
    }

    /** What sizes and colours mean, below. */
    private record SizesAndColours(ColourKey colours) implements GeneGrid.BelowGrid {

        @Override
        public double heightAt(double width) {
            return SIZES + colours.heightAt(width);
        }

        @Override
        public void draw(FigureCanvas canvas, double left, double y, double width) {
            sizes(canvas, left, y, length(PERCENT) <= width ? PERCENT : FEWER);
            colours.draw(canvas, left, y + SIZES, width);
        }
    }

    private static double diameter(double share, Rectangle2D place) {
        double most = Math.min(MOST_DOT, Math.min(place.getWidth(), place.getHeight()) - 1);
        return share == 0 ? 0 : Math.max(LEAST_DOT, most * Math.sqrt(share));
    }

    private static String words(int percent) {
        return percent == 100 ? "100 % of the cells" : Integer.toString(percent);
    }

    private static double length(List<Integer> shown) {
        return shown.stream()
                .mapToDouble(
                        percent -> diameter(percent) + AFTER_DOT + Typeface.SMALL.width(words(percent)) + AFTER_TEXT)
                .sum();
    }

    private static double diameter(int percent) {
        return MOST_DOT * Math.sqrt(percent / 100.0);
    }

    private static void sizes(FigureCanvas canvas, double left, double y, List<Integer> shown) {
        double x = left;
        for (int percent : shown) {
            double diameter = diameter(percent);
            canvas.disc(x + diameter / 2, y, diameter, FigureCanvas.FAINT_INK);
            x += diameter + AFTER_DOT;
            double baseline = y + Typeface.SMALL.middle();
            canvas.text(words(percent), x, baseline, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
            x += Typeface.SMALL.width(words(percent)) + AFTER_TEXT;
        }
    }
}
