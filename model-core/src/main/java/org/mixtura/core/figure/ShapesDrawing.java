package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws groups over the points of a scatter: lines around them, crosses at their middles, names. Lines have the colour of a
 * level of the same name where the points are coloured by the groups.
 */
record ShapesDrawing(List<GroupShape> shapes, Colouring colouring, PixelView window) {

    private static final double LEAST_ARM = 1.4;
    private static final double MOST_ARM = 3.8;

    void draw(FigureCanvas canvas, Rectangle2D plot) {
        var clip = canvas.graphics().getClip();
        canvas.graphics().clip(plot);
        for (GroupShape shape : shapes) {
            for (GroupShape.Outline line : shape.outlines()) {
                canvas.stroke(path(line, plot), colour(shape), line.step() == 1 ? 0.9 : 0.45);
            }
        }
        canvas.graphics().setClip(clip);
        double heaviest = shapes.stream().mapToDouble(GroupShape::weight).max().orElse(1);
        var names = new ArrayList<LevelLabels>();
        for (GroupShape shape : shapes) {
            if (isInside(shape)) {
                double x = x(shape.x(), plot);
                double y = y(shape.y(), plot);
                double share = heaviest > 0 ? Math.clamp(shape.weight() / heaviest, 0, 1) : 0;
                double arm = LEAST_ARM + (MOST_ARM - LEAST_ARM) * Math.sqrt(share);
                cross(canvas, x, y, arm);
                names.add(new LevelLabels(shape.name(), x, y - arm - 4, x, y));
            }
        }
        LevelLabels.apart(names, plot).forEach(name -> name.draw(canvas));
    }

    private boolean isInside(GroupShape shape) {
        return shape.x() >= window.minX()
                && shape.x() <= window.maxX()
                && shape.y() >= window.minY()
                && shape.y() <= window.maxY();
    }

    private double x(double value, Rectangle2D plot) {
        return plot.getX() + (value - window.minX()) / (window.maxX() - window.minX()) * plot.getWidth();
    }

    private double y(double value, Rectangle2D plot) {
        return plot.getY() + (window.maxY() - value) / (window.maxY() - window.minY()) * plot.getHeight();
    }

    private Path2D path(GroupShape.Outline line, Rectangle2D plot) {
        var path = new Path2D.Double();
        for (int i = 0; i < line.x().length; i++) {
            if (i == 0) {
                path.moveTo(x(line.x()[i], plot), y(line.y()[i], plot));
            } else {
                path.lineTo(x(line.x()[i], plot), y(line.y()[i], plot));
            }
        }
        path.closePath();
        return path;
    }

    private Color colour(GroupShape shape) {
        int level = colouring instanceof Colouring.ByLevel levels
                        && levels.column().name().equals(shape.column())
                ? levels.column().levels().indexOf(shape.name())
                : -1;
        return level >= 0 && colouring instanceof Colouring.ByLevel levels
                ? new Color(levels.colours()[level], false)
                : FigureCanvas.INK;
    }

    private static void cross(FigureCanvas canvas, double x, double y, double arm) {
        for (boolean rim : new boolean[] {true, false}) {
            Color colour = rim ? Color.WHITE : FigureCanvas.INK;
            double line = rim ? 2.2 : 1;
            canvas.line(x - arm, y - arm, x + arm, y + arm, colour, line);
            canvas.line(x - arm, y + arm, x + arm, y - arm, colour, line);
        }
    }
}
