package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.component.Drift;
import org.mixtura.core.component.PathLook;

/**
 * How much housekeeping genes change, as a share of what others change by.
 *
 * @param most share beyond which it is too much
 * @param much whether it is
 * @param of what, in words
 */
record DriftMeter(Drift drift, double most, boolean much, String of) {

    private static final Color DRIFTING = new Color(0xc07a10);
    private static final double LENGTH = 54;
    private static final double HEIGHT = 23;

    /** That of a path or traversal, where there is any to tell of. */
    static Optional<DriftMeter> of(Optional<Drift> drift, PathLook look, String of) {
        return drift.map(known -> new DriftMeter(known, look.mostDrift(), look.isTooMuch(known), of));
    }

    /** Space that it needs, points. */
    double height() {
        return HEIGHT;
    }

    /** Whether its words are whole in a width. */
    boolean fits(double width) {
        return Math.max(Typeface.SMALL.width(words()), Typeface.SMALL.width(of)) <= width;
    }

    private String words() {
        return String.format(Locale.ROOT, "housekeeping drift %.2f (%s)", drift.share(), drift.basis());
    }

    void draw(FigureCanvas canvas, double left, double y, double right) {
        double length = Math.min(LENGTH, right - left);
        canvas.fill(new Rectangle2D.Double(left, y, length, 5), FigureCanvas.RULE);
        // As long as all that others change by, or as the limit where that is more.
        double full = Math.max(1, 1.25 * most);
        canvas.fill(
                new Rectangle2D.Double(left, y, length * Math.min(1, drift.share() / full), 5),
                much ? DRIFTING : FigureCanvas.FAINT_INK);
        double bound = left + length * most / full;
        canvas.line(bound, y - 1.5, bound, y + 6.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        line(canvas, words(), left, y + 12, right, much ? DRIFTING : FigureCanvas.FAINT_INK);
        line(canvas, of, left, y + 19, right, FigureCanvas.FAINT_INK);
    }

    private static void line(FigureCanvas canvas, String text, double left, double y, double right, Color ink) {
        canvas.text(Typeface.SMALL.fitted(text, right - left), left, y, Typeface.SMALL, ink, FigureCanvas.Align.LEFT);
    }
}
