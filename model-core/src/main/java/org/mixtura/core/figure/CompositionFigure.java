package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.TableShare;

/**
 * What each batch or type is made of: a bar of all its cells, divided by group.
 *
 * @param title above all; may be empty
 * @param ofGroups the colours of the groups
 */
public record CompositionFigure(String title, GroupTable table, GroupColours ofGroups) implements SheetFigure {

    private static final double LINE = 15;
    private static final double BAR = 11;
    private static final double AXIS = 20;
    private static final double BEFORE_LEGEND = 6;
    private static final double GAP = 3;
    private static final double MOST_NAMES = 0.3;

    @Override
    public CompositionFigure withTitle(String text) {
        return new CompositionFigure(text, table, ofGroups);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(title, List.of(new Bars(table, ofGroups, legend())), "");
    }

    private Legend legend() {
        var entries = new ArrayList<Legend.Entry>();
        for (int g = 0; g < table.groups().size(); g++) {
            String group = table.groups().get(g);
            entries.add(new Legend.Entry(group, table.ofGroup(g), ofGroups.of(group, g)));
        }
        return new Legend(table.by(), entries);
    }

    /** The bars, an axis of per cent, and what the colours are. */
    private record Bars(GroupTable table, GroupColours ofGroups, Legend legend) implements Panel {

        @Override
        public double heightAt(double width) {
            return table.types().size() * LINE
                    + AXIS
                    + BEFORE_LEGEND
                    + legend.below(width).height();
        }

        private List<String> counts() {
            var counts = new ArrayList<String>();
            for (int row = 0; row < table.types().size(); row++) {
                counts.add(String.format(Locale.ROOT, "%,d", table.ofType(row)));
            }
            return counts;
        }

        private static double widest(List<String> texts) {
            return texts.stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
        }

        @Override
        public void draw(FigureCanvas canvas, Rectangle2D place) {
            double names = Math.min(MOST_NAMES * place.getWidth(), widest(table.types()));
            double left = place.getMinX() + names + GAP;
            double right = place.getMaxX() - Math.max(widest(counts()), Typeface.SMALL.width("cells")) - GAP;
            double[][] shares = table.values(TableShare.TYPE);
            for (int row = 0; row < shares.length; row++) {
                double top = place.getMinY() + row * LINE;
                double baseline = top + BAR / 2 + Typeface.SMALL.middle();
                String name = Typeface.SMALL.fittedInside(table.types().get(row), names);
                canvas.text(name, left - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
                canvas.text(
                        counts().get(row),
                        place.getMaxX(),
                        baseline,
                        Typeface.SMALL,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.Align.RIGHT);
                bar(canvas, shares[row], new Rectangle2D.Double(left, top, right - left, BAR));
            }
            double axis = place.getMinY() + shares.length * LINE - (LINE - BAR) + 2;
            axis(canvas, left, right, axis);
            canvas.text(
                    "cells",
                    place.getMaxX(),
                    axis + 9,
                    Typeface.SMALL,
                    FigureCanvas.FAINT_INK,
                    FigureCanvas.Align.RIGHT);
            legend.below(place.getWidth())
                    .painter()
                    .paint(canvas, place.getMinX(), place.getMinY() + shares.length * LINE + AXIS + BEFORE_LEGEND);
        }

        private void bar(FigureCanvas canvas, double[] shares, Rectangle2D all) {
            double from = all.getMinX();
            for (int g = 0; g < shares.length; g++) {
                double width = shares[g] * all.getWidth();
                var colour = ofGroups.of(table.groups().get(g), g);
                canvas.fill(new Rectangle2D.Double(from, all.getY(), width, all.getHeight()), colour);
                String text = String.format(Locale.ROOT, "%.0f", 100 * shares[g]);
                if (width > Typeface.SMALL.width(text) + 2) {
                    canvas.text(
                            text,
                            from + width / 2,
                            all.getCenterY() + Typeface.SMALL.middle(),
                            Typeface.SMALL,
                            HeatPanel.ink(colour.getRGB()),
                            FigureCanvas.Align.CENTRE);
                }
                from += width;
            }
        }

        private static void axis(FigureCanvas canvas, double left, double right, double y) {
            canvas.line(left, y, right, y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
            for (int percent = 0; percent <= 100; percent += 25) {
                double x = left + percent / 100.0 * (right - left);
                canvas.line(x, y, x, y + 2.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
                canvas.text(
                        percent + (percent == 100 ? " %" : ""),
                        x,
                        y + 9,
                        Typeface.SMALL,
                        FigureCanvas.INK,
                        percent == 100 ? FigureCanvas.Align.RIGHT : FigureCanvas.Align.CENTRE);
            }
        }
    }
}
