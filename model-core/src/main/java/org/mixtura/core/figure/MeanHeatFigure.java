package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GroupExpression;

/**
 * Mean expression of chosen genes in groups of cells, a field of colour each; single cells are in {@link ExpressionHeatFigure}.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record MeanHeatFigure(String title, GroupExpression expression, ExpressionScale scale, GroupColours ofGroups)
        implements SheetFigure {

    private static final double LINE = 9;
    private static final double WIDEST = 46;

    @Override
    public MeanHeatFigure withTitle(String text) {
        return new MeanHeatFigure(text, expression, scale, ofGroups);
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
                (canvas, gene, group, place) -> canvas.fill(
                        new Rectangle2D.Double(
                                place.getX() + 0.25, place.getY(), place.getWidth() - 0.5, place.getHeight() - 0.4),
                        new Color(colours.colour(gene, mean[gene][group]))),
                colours.key());
        return new PanelSheet(title, List.of(grid), "");
    }
}
