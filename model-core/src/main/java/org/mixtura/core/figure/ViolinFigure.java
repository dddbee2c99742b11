package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.SplitGroups;

/**
 * How expression of chosen genes is distributed in groups of cells: a violin for each gene and group, all of one gene on one scale from
 * its least to its largest value. A dark dot is the mean. Groups that are divided in two have a half of a violin for each part.
 *
 * @param title above all; may be empty
 * @param expression of the groups; of those that are divided, of their {@link SplitGroups#halves}
 * @param ofGroups the colours of the groups
 * @param split how groups are divided; empty: they are not
 */
public record ViolinFigure(String title, GroupExpression expression, GroupColours ofGroups, Optional<SplitGroups> split)
        implements SheetFigure {

    private static final double LINE = 30;
    private static final double WIDEST = 60;
    private static final double KEY = 12;
    private static final double AXIS = 14;
    private static final double MEAN = 2.4;
    private static final double FROM_MIDDLE = 2.6;
    private static final double SEAM = 0.3;
    private static final double SWATCH = 4.6;
    private static final double AFTER_SWATCH = 3;
    private static final double BETWEEN = 9;
    private static final Typeface SCALE = new Typeface(Typeface.SMALL.file(), 4.5);

    /** Of groups that are not divided. */
    public ViolinFigure(String title, GroupExpression expression, GroupColours ofGroups) {
        this(title, expression, ofGroups, Optional.empty());
    }

    @Override
    public ViolinFigure withTitle(String text) {
        return new ViolinFigure(text, expression, ofGroups, split);
    }

    @Override
    public PanelSheet sheet() {
        var grid = new GeneGrid(
                groups(),
                expression.genes(),
                ofGroups,
                LINE,
                WIDEST,
                AXIS,
                this::violin,
                new Words(expression.unit() + "; a dot is the mean", split.map(SplitGroups::sides)));
        return new PanelSheet(title, List.of(grid), "");
    }

    private List<GroupExpression.Group> groups() {
        return split.map(each -> each.whole(expression)).orElseGet(expression::groups);
    }

    /**
     * What the heights mean, below; above that, what the halves are.
     *
     * @param sides of groups that are divided
     */
    private record Words(String text, Optional<Column.Categorical> sides) implements GeneGrid.BelowGrid {

        @Override
        public double heightAt(double width) {
            return KEY + (lines(width).size() - 1) * Typeface.SMALL.lineHeight() + (sides.isPresent() ? KEY : 0);
        }

        private List<String> lines(double width) {
            return Typeface.SMALL.wrapped(text, width);
        }

        @Override
        public void draw(FigureCanvas canvas, double left, double y, double width) {
            sides.ifPresent(column -> sides(canvas, column, left, y, width));
            double baseline = y + (sides.isPresent() ? KEY : 0);
            for (String line : lines(width)) {
                canvas.text(line, left, baseline, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
                baseline += Typeface.SMALL.lineHeight();
            }
        }

        private static void sides(
                FigureCanvas canvas, Column.Categorical column, double left, double baseline, double width) {
            var colours = GroupColours.of(column);
            double room = (width - BETWEEN) / 2 - SWATCH - AFTER_SWATCH;
            double x = left;
            for (int side = 0; side < 2; side++) {
                String name = column.levels().get(side);
                String shown = Typeface.SMALL.fitted(name, room);
                canvas.fill(new Rectangle2D.Double(x, baseline - SWATCH, SWATCH, SWATCH), colours.of(name, side));
                canvas.text(
                        shown,
                        x + SWATCH + AFTER_SWATCH,
                        baseline,
                        Typeface.SMALL,
                        FigureCanvas.INK,
                        FigureCanvas.Align.LEFT);
                x += SWATCH + AFTER_SWATCH + Typeface.SMALL.width(shown) + BETWEEN;
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
        if (split.isEmpty()) {
            var colour = ofGroups.of(expression.groups().get(group).name(), group);
            body(canvas, gene, group, place.getCenterX(), Side.BOTH, place, up, colour);
            return;
        }
        var sides = split.get().sides();
        for (int side = 0; side < 2; side++) {
            var colour = GroupColours.of(sides).of(sides.levels().get(side), side);
            var half = side == 0 ? Side.LEFT : Side.RIGHT;
            split.get()
                    .place(expression, group, side)
                    .ifPresent(at -> body(
                            canvas,
                            gene,
                            at,
                            place.getCenterX() + half.direction * FROM_MIDDLE,
                            half,
                            place,
                            up,
                            colour));
        }
    }

    /** Which part of a violin is drawn. */
    private enum Side {
        LEFT(-1),
        BOTH(0),
        RIGHT(1);

        private final int direction;

        Side(int direction) {
            this.direction = direction;
        }
    }

    private void body(
            FigureCanvas canvas,
            int gene,
            int cells,
            double dot,
            Side side,
            Rectangle2D place,
            Scale up,
            Color colour) {
        var shape = ViolinShape.of(expression.valuesOf(gene, cells), up.low(), up.high());
        double half = place.getWidth() / 2 - 1.2;
        canvas.fill(outline(shape, place.getCenterX(), half, side, up), colour);
        canvas.disc(dot, up.at(expression.mean()[gene][cells]), MEAN, FigureCanvas.INK);
    }

    private static Path2D outline(ViolinShape shape, double centre, double half, Side side, Scale up) {
        double[] values = shape.values();
        var path = new Path2D.Double();
        for (int i = 0; i < values.length; i++) {
            double reach = half * shape.widths()[i];
            double x =
                    side == Side.RIGHT ? centre + SEAM : centre - (side == Side.LEFT ? Math.max(SEAM, reach) : reach);
            if (i == 0) {
                path.moveTo(x, up.at(values[i]));
            } else {
                path.lineTo(x, up.at(values[i]));
            }
        }
        for (int i = values.length - 1; i >= 0; i--) {
            double reach = half * shape.widths()[i];
            double x =
                    side == Side.LEFT ? centre - SEAM : centre + (side == Side.RIGHT ? Math.max(SEAM, reach) : reach);
            path.lineTo(x, up.at(values[i]));
        }
        path.closePath();
        return path;
    }

    /** At the right of the row, where names of genes cannot be in the way. */
    private void axis(FigureCanvas canvas, Rectangle2D first, Scale up) {
        double right = first.getMinX() + groups().size() * first.getWidth();
        for (double value : new double[] {up.low(), up.high()}) {
            String text = value == 0 ? "0" : String.format(Locale.ROOT, "%.1f", value);
            double baseline = up.at(value) + (value == up.high() ? 4 : 0);
            canvas.text(text, right + 2, baseline, SCALE, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
        }
    }
}
