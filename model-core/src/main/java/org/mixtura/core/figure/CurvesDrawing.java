package org.mixtura.core.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Lays out and draws the panels of a curves figure. */
final class CurvesDrawing {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double PANEL_HEAD = 12;
    private static final double BETWEEN = 14;
    private static final double NARROWEST = 110;
    private static final double PROPORTION = 0.68;
    private static final double MOST_PLOT_HEIGHT = 150;
    private static final double LINE = 1.1;

    private final CurvesFigure figure;

    CurvesDrawing(CurvesFigure figure) {
        this.figure = figure;
    }

    private int columns(double width) {
        int most = (int) Math.max(1, Math.floor((width - 2 * MARGIN + BETWEEN) / (NARROWEST + BETWEEN)));
        int panels = figure.panels().size();
        int rows = (panels + most - 1) / most;
        return (panels + rows - 1) / rows;
    }

    private double top() {
        return MARGIN + (figure.title().isBlank() ? 0 : TITLE);
    }

    double heightAt(double width) {
        int columns = columns(width);
        int rows = (figure.panels().size() + columns - 1) / columns;
        double cell = (width - 2 * MARGIN - (columns - 1) * BETWEEN) / columns;
        double plot = Math.min(MOST_PLOT_HEIGHT, cell * PROPORTION);
        return top() + rows * (PANEL_HEAD + plot + CurvePanel.BOTTOM) + (rows - 1) * BETWEEN / 2 + MARGIN;
    }

    void draw(FigureCanvas canvas) {
        if (!figure.title().isBlank()) {
            String title = Typeface.TITLE.fitted(figure.title(), canvas.width() - 2 * MARGIN);
            canvas.text(title, MARGIN, MARGIN + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        }
        int columns = columns(canvas.width());
        int rows = (figure.panels().size() + columns - 1) / columns;
        double cellWidth = (canvas.width() - 2 * MARGIN - (columns - 1) * BETWEEN) / columns;
        double cellHeight = (canvas.height() - top() - MARGIN - (rows - 1) * BETWEEN / 2) / rows;
        List<CurvePanel> drawn = figure.panels().stream()
                .map(panel -> new CurvePanel(panel, figure.bestEpoch()))
                .toList();
        for (int i = 0; i < drawn.size(); i++) {
            double x = MARGIN + i % columns * (cellWidth + BETWEEN);
            double y = top() + i / columns * (cellHeight + BETWEEN / 2);
            drawn.get(i).draw(canvas, new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        }
    }

    /** Draws a line through the points of a curve that can be shown; gaps stay gaps, single points become dots. */
    static void curve(FigureCanvas canvas, CurvesFigure.Curve curve, Scale x, Scale y) {
        var path = new Path2D.Double();
        boolean open = false;
        for (int i = 0; i < curve.values().length; i++) {
            boolean shown = y.shows(curve.values()[i]) && x.shows(curve.epochs()[i]);
            double px = shown ? x.at(curve.epochs()[i]) : 0;
            double py = shown ? y.at(curve.values()[i]) : 0;
            if (shown && open) {
                path.lineTo(px, py);
            } else if (shown) {
                path.moveTo(px, py);
                boolean alone = i + 1 == curve.values().length || !y.shows(curve.values()[i + 1]);
                if (alone) {
                    canvas.disc(px, py, 2.4, curve.look().ink());
                }
            }
            open = shown;
        }
        curve.look().draw(canvas, path, LINE);
    }
}
