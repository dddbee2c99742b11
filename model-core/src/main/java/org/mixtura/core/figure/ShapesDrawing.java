package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Draws groups over the points of a scatter: lines around them, crosses at their middles, names. Lines have the colour of a
 * level of the same name where the points are coloured by the groups.
 */
record ShapesDrawing(List<GroupShape> shapes, Colouring colouring, PixelView window) {

    private static final double LEAST_ARM = 1.4;
    private static final double MOST_ARM = 3.8;

    /** The lines and crosses. */
    void draw(FigureCanvas canvas, Rectangle2D plot) {
        var clip = canvas.graphics().getClip();
        canvas.graphics().clip(plot);
        for (GroupShape shape : shown()) {
            for (GroupShape.Outline line : shape.outlines()) {
                canvas.stroke(path(line, plot), colour(shape), line.step() == 1 ? 0.9 : 0.45);
            }
        }
        canvas.graphics().setClip(clip);
        for (GroupShape shape : shown()) {
            if (window.contains(shape.x(), shape.y())) {
                cross(canvas, window.x(shape.x(), plot), window.y(shape.y(), plot), arm(shape));
            }
        }
    }

    /** Their names, above the crosses. */
    List<PlacedName> names(Rectangle2D plot) {
        return shown().stream()
                .filter(shape -> window.contains(shape.x(), shape.y()))
                .map(shape -> {
                    double x = window.x(shape.x(), plot);
                    double y = window.y(shape.y(), plot);
                    var name = LevelLabels.name(shape.name(), x, y - arm(shape) - 4, plot);
                    return new PlacedName(name.text(), x, name.y(), name.width(), name.height(), x, y);
                })
                .toList();
    }

    /** What the crosses take, which names should not cover. */
    List<PlacedName> crosses(Rectangle2D plot) {
        return shown().stream()
                .filter(shape -> window.contains(shape.x(), shape.y()))
                .map(shape -> PlacedName.mark(window.x(shape.x(), plot), window.y(shape.y(), plot), 2 * arm(shape)))
                .toList();
    }

    /** Whether a level of the colours is a group whose name is above its cross already. */
    boolean isNamed(int level) {
        return shown().stream().anyMatch(shape -> level(shape) == level && window.contains(shape.x(), shape.y()));
    }

    /** A group whose cells are hidden is hidden with them. */
    private List<GroupShape> shown() {
        return shapes.stream()
                .filter(shape -> !(colouring instanceof Colouring.ByLevel levels)
                        || !levels.hidden().contains(level(shape)))
                .toList();
    }

    private double arm(GroupShape shape) {
        double heaviest = shapes.stream().mapToDouble(GroupShape::weight).max().orElse(1);
        double share = heaviest > 0 ? Math.clamp(shape.weight() / heaviest, 0, 1) : 0;
        return LEAST_ARM + (MOST_ARM - LEAST_ARM) * Math.sqrt(share);
    }

    private Path2D path(GroupShape.Outline line, Rectangle2D plot) {
        var path = new Path2D.Double();
        for (int i = 0; i < line.x().length; i++) {
            if (i == 0) {
                path.moveTo(window.x(line.x()[i], plot), window.y(line.y()[i], plot));
            } else {
                path.lineTo(window.x(line.x()[i], plot), window.y(line.y()[i], plot));
            }
        }
        path.closePath();
        return path;
    }

    /** The level of the colours that is this group; -1 where the colours are of something else. */
    private int level(GroupShape shape) {
        return colouring instanceof Colouring.ByLevel levels
                        && levels.column().name().equals(shape.column())
                ? levels.column().levels().indexOf(shape.name())
                : -1;
    }

    private Color colour(GroupShape shape) {
        int level = level(shape);
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
