package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GroupExpression;

/**
 * Expression of chosen genes in single cells, a line of colours for each gene. Groups are as wide as each other, however many cells they
 * have; where cells are narrower than pixels, their mean is shown.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record ExpressionHeatFigure(
        String title, GroupExpression expression, ExpressionScale scale, GroupColours ofGroups) implements SheetFigure {

    private static final double LINE = 9;
    private static final double WIDEST = 90;

    @Override
    public ExpressionHeatFigure withTitle(String text) {
        return new ExpressionHeatFigure(text, expression, scale, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        float[][] values = expression.values();
        var colours = RowScale.of(
                scale,
                values.length,
                row -> IntStream.range(0, values[row].length).mapToDouble(cell -> values[row][cell]),
                List.of("expression of a cell,", words()));
        var grid = new GeneGrid(
                expression.groups(),
                expression.genes(),
                ofGroups,
                LINE,
                WIDEST,
                0,
                (canvas, gene, group, place) -> {
                    float[] own = expression.valuesOf(gene, group);
                    canvas.colours(
                            new Rectangle2D.Double(
                                    place.getX() + 0.5, place.getY(), place.getWidth() - 1, place.getHeight() - 0.4),
                            (from, to) -> colours.colour(gene, mean(own, from, to)));
                },
                colours.key());
        return new PanelSheet(title, List.of(grid), "");
    }

    private String words() {
        return switch (scale) {
            case SHARE -> "as a share of the gene's largest";
            case Z -> "in standard deviations from the gene's mean";
            case LOG -> expression.unit();
        };
    }

    /** The mean of the values from one share of them to another, at least one. */
    private static double mean(float[] values, double from, double to) {
        int first = Math.min(values.length - 1, (int) (from * values.length));
        int last = Math.max(first + 1, (int) Math.min(values.length, Math.ceil(to * values.length)));
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += values[i];
        }
        return sum / (last - first);
    }
}
