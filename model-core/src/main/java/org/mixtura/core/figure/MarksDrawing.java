package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws a path and a place over the points of a scatter, each with a light rim that sets it off. */
record MarksDrawing(MapMarks marks, PixelView window) {

    private static final Color FAR = new Color(0xc8442c);
    private static final double RIM = 0.7;
    private static final double LINE = 0.9;
    private static final double STOP = 2.4;
    private static final double STEP = 1.2;
    private static final double RING = 2.4;
    private static final double ARM = 4.6;

    void draw(FigureCanvas canvas, Rectangle2D plot) {
        var clip = canvas.graphics().getClip();
        canvas.graphics().clip(plot);
        stroke(canvas, way(plot));
        for (MapMarks.Step step : marks.steps()) {
            disc(canvas, step.at(), STEP, step.far() ? FAR : FigureCanvas.INK, plot);
        }
        for (int stop = 0; stop < marks.stops().size(); stop++) {
            MapMarks.Spot at = marks.stops().get(stop);
            disc(canvas, at, STOP, FigureCanvas.INK, plot);
            if (stop == 0) {
                // The beginning is open, so that the direction is seen.
                canvas.disc(window.x(at.x(), plot), window.y(at.y(), plot), 2 * (STOP - LINE), Color.WHITE);
            }
        }
        marks.anchor().ifPresent(at -> stroke(canvas, ring(at, plot)));
        marks.place().ifPresent(at -> cross(canvas, at, plot));
        canvas.graphics().setClip(clip);
    }

    private Path2D way(Rectangle2D plot) {
        var way = new Path2D.Double();
        for (MapMarks.Spot stop : marks.stops()) {
            if (way.getCurrentPoint() == null) {
                way.moveTo(window.x(stop.x(), plot), window.y(stop.y(), plot));
            } else {
                way.lineTo(window.x(stop.x(), plot), window.y(stop.y(), plot));
            }
        }
        return way;
    }

    private Ellipse2D ring(MapMarks.Spot at, Rectangle2D plot) {
        return new Ellipse2D.Double(window.x(at.x(), plot) - RING, window.y(at.y(), plot) - RING, 2 * RING, 2 * RING);
    }

    private void cross(FigureCanvas canvas, MapMarks.Spot at, Rectangle2D plot) {
        double x = window.x(at.x(), plot);
        double y = window.y(at.y(), plot);
        var arms = new Path2D.Double();
        for (int side : new int[] {-1, 1}) {
            arms.append(new Line2D.Double(x + side * ARM / 3, y, x + side * ARM, y), false);
            arms.append(new Line2D.Double(x, y + side * ARM / 3, x, y + side * ARM), false);
        }
        stroke(canvas, arms);
        stroke(canvas, ring(at, plot));
    }

    private static void stroke(FigureCanvas canvas, Shape shape) {
        canvas.stroke(shape, Color.WHITE, LINE + 2 * RIM);
        canvas.stroke(shape, FigureCanvas.INK, LINE);
    }

    private void disc(FigureCanvas canvas, MapMarks.Spot at, double radius, Color colour, Rectangle2D plot) {
        double x = window.x(at.x(), plot);
        double y = window.y(at.y(), plot);
        canvas.disc(x, y, 2 * (radius + RIM), Color.WHITE);
        canvas.disc(x, y, 2 * radius, colour);
    }
}
