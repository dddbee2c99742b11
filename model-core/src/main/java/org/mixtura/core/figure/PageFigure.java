package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Several figures on one page, lettered A, B, C and so on, in columns of one width. A row is as high as its highest figure; where
 * the page is lower than that suits, rows share what there is.
 *
 * @param panels from left to right, then down
 * @param columns panels beside each other
 */
public record PageFigure(List<Figure> panels, int columns) implements Figure {

    private static final double BETWEEN = 12;
    private static final double LETTER = 12;
    private static final double BASELINE = 9;
    private static final double INDENT = 2;

    public PageFigure {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(panels.size() + " panels in " + columns + " columns");
        }
    }

    /** A for the first panel, then B; after Z comes AA. */
    public static String letter(int panel) {
        String last = String.valueOf((char) ('A' + panel % 26));
        return panel < 26 ? last : letter(panel / 26 - 1) + last;
    }

    private int beside() {
        return Math.min(columns, panels.size());
    }

    private double panelWidth(double width) {
        return (width - BETWEEN * (beside() - 1)) / beside();
    }

    private List<Figure> row(int first) {
        return panels.subList(first, Math.min(panels.size(), first + beside()));
    }

    private double rowHeight(int first, double width) {
        return LETTER
                + row(first).stream()
                        .mapToDouble(panel -> panel.heightAt(panelWidth(width)))
                        .max()
                        .orElse(0);
    }

    @Override
    public double heightAt(double width) {
        double height = 0;
        for (int first = 0; first < panels.size(); first += beside()) {
            height += rowHeight(first, width) + (first > 0 ? BETWEEN : 0);
        }
        return height;
    }

    @Override
    public void draw(FigureCanvas canvas) {
        double width = panelWidth(canvas.width());
        double stretch = canvas.height() / heightAt(canvas.width());
        double y = 0;
        for (int first = 0; first < panels.size(); first += beside()) {
            double height = rowHeight(first, canvas.width()) * stretch;
            for (int i = 0; i < row(first).size(); i++) {
                double x = i * (width + BETWEEN);
                canvas.text(
                        letter(first + i),
                        x + INDENT,
                        y + BASELINE,
                        Typeface.PANEL,
                        FigureCanvas.INK,
                        FigureCanvas.Align.LEFT);
                draw(canvas, panels.get(first + i), new Rectangle2D.Double(x, y + LETTER, width, height - LETTER));
            }
            y += height + BETWEEN * stretch;
        }
    }

    /** A panel that is lower than its row keeps its own height. */
    private static void draw(FigureCanvas canvas, Figure panel, Rectangle2D room) {
        double height = Math.min(room.getHeight(), panel.heightAt(room.getWidth()));
        var part = canvas.part(new Rectangle2D.Double(room.getX(), room.getY(), room.getWidth(), height));
        panel.draw(part);
        part.dispose();
    }
}
