package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * How far each step is from cells; grey is where 99 of 100 cells are, red is beyond.
 *
 * @param distance of the steps
 * @param far where red begins
 */
record DistanceStrip(double[] distance, double far) {

    private static final Color FAR = new Color(0xc8442c);
    private static final double DOT = 2.6;

    void draw(FigureCanvas canvas, Rectangle2D place) {
        double most = Arrays.stream(distance).max().orElse(0);
        var up = new Scale(0, 1.15 * Math.max(most, far), place.getMaxY(), place.getMinY(), false);
        double usual = up.at(far);
        canvas.fill(
                new Rectangle2D.Double(place.getX(), usual, place.getWidth(), place.getMaxY() - usual),
                FigureCanvas.RULE);
        var line = new Path2D.Double();
        line.moveTo(x(place, 0), up.at(distance[0]));
        for (int step = 1; step < distance.length; step++) {
            line.lineTo(x(place, step), up.at(distance[step]));
        }
        canvas.stroke(line, FigureCanvas.INK, 0.7);
        double dot = Math.min(DOT, 2 * place.getWidth() / distance.length);
        for (int step = 0; step < distance.length; step++) {
            if (distance[step] > far) {
                canvas.disc(x(place, step), up.at(distance[step]), dot, FAR);
            }
        }
    }

    private double x(Rectangle2D place, int step) {
        return place.getX() + place.getWidth() * step / (distance.length - 1);
    }

    /** What it is, left of it. */
    static void name(FigureCanvas canvas, double right, double middle) {
        canvas.text("distance", right, middle, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
        canvas.text("to cells", right, middle + 7, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.RIGHT);
    }
}
