package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.component.StateAgreement;

/**
 * Genes along a state in several runs (Marghi et al., figure S11): a small panel for each gene, a curve for each run. All panels have the
 * same axes: the state from its lower to its upper end, and expression as a share of the gene's largest in any category.
 *
 * @param title above all; may be empty
 * @param runs names of the curves
 * @param panels genes of one set lie together
 */
public record StateAgreementFigure(String title, List<String> runs, List<Panel> panels) implements Figure {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double KEY = 12;
    private static final double SET = 11;
    private static final double NAME = 9;
    private static final double PLOT = 34;
    private static final double GAP = 8;
    private static final double NARROWEST = 48;
    private static final double SWATCH = 8;
    private static final double AXES = 12;

    /**
     * A gene.
     *
     * @param curves runs x values, each from 0 to 1
     */
    public record Panel(String gene, String set, double[][] curves) {}

    /** A row of panels of one set. */
    private record Row(String set, boolean begins, List<Panel> panels) {}

    public StateAgreementFigure {
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("no genes");
        }
    }

    /** All genes along one strand. */
    public static StateAgreementFigure of(StateAgreement agreement, StateAgreement.Strand strand) {
        var panels = new ArrayList<Panel>();
        for (var set : agreement.ofSets()) {
            for (int g = 0; g < agreement.genes().size(); g++) {
                var gene = agreement.genes().get(g);
                if (gene.set().equals(set.set())) {
                    panels.add(new Panel(gene.symbol(), gene.setName(), agreement.curves(strand, g)));
                }
            }
        }
        return new StateAgreementFigure(
                "Category %s, state %d"
                        .formatted(strand.name(), strand.twins().getFirst().dimension() + 1),
                agreement.runs(),
                panels);
    }

    private static int columns(double width) {
        return (int) Math.max(1, Math.floor((width - 2 * MARGIN + GAP) / (NARROWEST + GAP)));
    }

    private List<Row> rows(double width) {
        int columns = columns(width);
        var rows = new ArrayList<Row>();
        for (int from = 0; from < panels.size(); ) {
            String set = panels.get(from).set;
            int to = from;
            while (to < panels.size()
                    && to - from < columns
                    && panels.get(to).set.equals(set)) {
                to++;
            }
            boolean begins = from == 0 || !panels.get(from - 1).set.equals(set);
            rows.add(new Row(set, begins, panels.subList(from, to)));
            from = to;
        }
        return rows;
    }

    @Override
    public double heightAt(double width) {
        return top()
                + rows(width).stream().mapToDouble(StateAgreementFigure::height).sum()
                + AXES
                + MARGIN;
    }

    private double top() {
        return MARGIN + (title.isBlank() ? 0 : TITLE) + KEY;
    }

    private static double height(Row row) {
        return (row.begins ? SET : 0) + NAME + PLOT + GAP / 2;
    }

    @Override
    public void draw(FigureCanvas canvas) {
        if (!title.isBlank()) {
            canvas.text(title, MARGIN, MARGIN + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        }
        key(canvas, top() - KEY + 7);
        int columns = columns(canvas.width());
        double width = (canvas.width() - 2 * MARGIN - (columns - 1) * GAP) / columns;
        double y = top();
        for (Row row : rows(canvas.width())) {
            if (row.begins) {
                canvas.text(row.set, MARGIN, y + 7, Typeface.HEADING, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
                y += SET;
            }
            for (int i = 0; i < row.panels.size(); i++) {
                double x = MARGIN + i * (width + GAP);
                draw(canvas, row.panels.get(i), new Rectangle2D.Double(x, y + NAME, width, PLOT));
            }
            y += NAME + PLOT + GAP / 2;
        }
        canvas.text(
                "across: state, lower to upper end; up: expression, 0 to the gene's largest in any category",
                MARGIN,
                y + 6,
                Typeface.SMALL,
                FigureCanvas.FAINT_INK,
                FigureCanvas.Align.LEFT);
    }

    private void key(FigureCanvas canvas, double baseline) {
        double x = MARGIN;
        for (int r = 0; r < runs.size(); r++) {
            double middle = baseline - Typeface.SMALL.middle();
            canvas.line(x, middle, x + SWATCH, middle, colour(r), 1.4);
            canvas.text(
                    runs.get(r), x + SWATCH + 2, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            x += SWATCH + 2 + Typeface.SMALL.width(runs.get(r)) + GAP;
        }
    }

    private static void draw(FigureCanvas canvas, Panel panel, Rectangle2D plot) {
        String name = Typeface.SMALL.fitted(panel.gene, plot.getWidth());
        canvas.text(
                name, plot.getMinX(), plot.getMinY() - 2, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        canvas.line(plot.getMinX(), plot.getMinY(), plot.getMinX(), plot.getMaxY(), FigureCanvas.INK, 0.5);
        canvas.line(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY(), FigureCanvas.INK, 0.5);
        for (int r = panel.curves.length - 1; r >= 0; r--) {
            double[] curve = panel.curves[r];
            var path = new Path2D.Double();
            for (int i = 0; i < curve.length; i++) {
                double x = plot.getMinX() + i * plot.getWidth() / (curve.length - 1);
                double y = plot.getMaxY() - curve[i] * plot.getHeight();
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            canvas.stroke(path, colour(r), 0.9);
        }
    }

    private static Color colour(int run) {
        return new Color(Palette.colour(run));
    }
}
