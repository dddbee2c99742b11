package org.mixtura.core.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A title, parts below each other, and a line of small print. Where a canvas is lower than that, everything becomes smaller alike.
 *
 * @param title may be empty
 * @param foot may be empty
 */
record PanelSheet(String title, List<Panel> parts, String foot) {

    private static final double MARGIN = 3;
    private static final double TITLE = 15;
    private static final double BETWEEN = 16;
    private static final double FOOT = 12;
    private static final double SMALLER = 0.97;
    private static final double ROUNDING = 1;

    PanelSheet {
        parts = List.copyOf(parts);
    }

    double heightAt(double width) {
        double inner = width - 2 * MARGIN;
        double all = parts.stream().mapToDouble(part -> part.heightAt(inner)).sum();
        return 2 * MARGIN
                + (title.isBlank() ? 0 : TITLE)
                + all
                + BETWEEN * Math.max(0, parts.size() - 1)
                + footHeight(inner);
    }

    /** Where the first part is on a canvas of a width and the height that suits it. */
    Rectangle2D placeOfFirst(double width) {
        double inner = width - 2 * MARGIN;
        double top = MARGIN + (title.isBlank() ? 0 : TITLE);
        return new Rectangle2D.Double(MARGIN, top, inner, parts.getFirst().heightAt(inner));
    }

    void draw(FigureCanvas canvas) {
        double scale = 1;
        while (scale > 0.05 && scale * heightAt(canvas.width() / scale) > canvas.height() + ROUNDING) {
            scale *= SMALLER;
        }
        AffineTransform before = canvas.graphics().getTransform();
        canvas.graphics().scale(scale, scale);
        draw(canvas, canvas.width() / scale);
        canvas.graphics().setTransform(before);
    }

    private void draw(FigureCanvas canvas, double width) {
        double inner = width - 2 * MARGIN;
        double y = MARGIN;
        if (!title.isBlank()) {
            String fitted = Typeface.TITLE.fitted(title, inner);
            canvas.text(fitted, MARGIN, y + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            y += TITLE;
        }
        for (Panel part : parts) {
            double height = part.heightAt(inner);
            part.draw(canvas, new Rectangle2D.Double(MARGIN, y, inner, height));
            y += height + BETWEEN;
        }
        if (!foot.isBlank()) {
            double baseline = y - BETWEEN + FOOT - 2;
            for (String line : Typeface.SMALL.wrapped(foot, inner)) {
                canvas.text(line, MARGIN, baseline, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
                baseline += Typeface.SMALL.lineHeight();
            }
        }
    }

    private double footHeight(double inner) {
        return foot.isBlank()
                ? 0
                : FOOT + (Typeface.SMALL.wrapped(foot, inner).size() - 1) * Typeface.SMALL.lineHeight();
    }
}
