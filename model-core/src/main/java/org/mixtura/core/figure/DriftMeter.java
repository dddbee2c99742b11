package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much housekeeping genes change, as a share of what others change by.
 *
 * @param share 0: not at all
 * @param most beyond which it is too much
 * @param of what, in words
 */
record DriftMeter(double share, double most, String of) {

    private static final Color DRIFTING = new Color(0xc07a10);
    private static final double LENGTH = 54;
    private static final double HEIGHT = 23;

    /** That of a path or traversal, where there is any to tell of. */
    static Optional<DriftMeter> of(OptionalDouble share, double most, String of) {
        return share.isPresent() ? Optional.of(new DriftMeter(share.getAsDouble(), most, of)) : Optional.empty();
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
        return String.format(Locale.ROOT, "housekeeping drift %.2f", share);
    }

    void draw(FigureCanvas canvas, double left, double y, double right) {
        boolean much = share > most;
        double length = Math.min(LENGTH, right - left);
        canvas.fill(new Rectangle2D.Double(left, y, length, 5), FigureCanvas.RULE);
        // As long as all that others change by, or as the limit where that is more.
        double full = Math.max(1, 1.25 * most);
        canvas.fill(
                new Rectangle2D.Double(left, y, length * Math.min(1, share / full), 5),
                much ? DRIFTING : FigureCanvas.FAINT_INK);
        double bound = left + length * most / full;
        canvas.line(bound, y - 1.5, bound, y + 6.5, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        line(canvas, words(), left, y + 12, right, much);
        line(canvas, of, left, y + 19, right, false);
    }

    private static void line(FigureCanvas canvas, String text, double left, double y, double right, boolean much) {
        canvas.text(
                Typeface.SMALL.fitted(text, right - left),
                left,
                y,
                Typeface.SMALL,
                much ? DRIFTING : FigureCanvas.FAINT_INK,
                FigureCanvas.Align.LEFT);
    }
}
