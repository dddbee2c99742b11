package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a category inside a picture.
 *
 * @param text the name
 * @param x centre, points
 * @param y middle of the letters, points
 * @param anchorX where its points lie most densely
 * @param anchorY where its points lie most densely
 */
record LevelLabels(String text, double x, double y, double anchorX, double anchorY) {

    private static final Typeface FACE = new Typeface(Typeface.TITLE.file(), 6.5);
    private static final int ROUNDS = 300;
    private static final double PADDING = 1.5;
    private static final double LEADER_FROM = 9;

    /** Finds a place for each name: at the densest place of its points, moved apart where names would overlap. */
    static List<LevelLabels> place(PointCloud cloud, Colouring.ByLevel by, Rectangle2D plot, PixelView window) {
        var labels = new ArrayList<LevelLabels>();
        for (int level = 0; level < by.column().levels().size(); level++) {
            String name = by.column().levels().get(level);
            DensestPlace.of(cloud.x(), cloud.y(), cloud.colour(), level, window).ifPresent(place -> {
                double x = plot.getX() + window.pixelX(place.x()) / window.width() * plot.getWidth();
                double y = plot.getY() + window.pixelY(place.y()) / window.height() * plot.getHeight();
                labels.add(new LevelLabels(name, x, y, x, y));
            });
        }
        return apart(labels, plot);
    }

    /** Moves names until none overlap, as far as there is room. */
    static List<LevelLabels> apart(List<LevelLabels> labels, Rectangle2D plot) {
        var moved = new ArrayList<>(labels);
        int rounds = 0;
        while (rounds < ROUNDS && spread(moved, plot)) {
            rounds++;
        }
        return moved;
    }

    /** Moves each pair that overlaps a little apart; whether there was any. */
    private static boolean spread(List<LevelLabels> labels, Rectangle2D plot) {
        boolean moved = false;
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                LevelLabels a = labels.get(i);
                LevelLabels b = labels.get(j);
                double overlapX = (a.width() + b.width()) / 2 + PADDING - Math.abs(a.x - b.x);
                double overlapY = FACE.size() + PADDING - Math.abs(a.y - b.y);
                if (overlapX > 0 && overlapY > 0) {
                    moved = true;
                    boolean sideways = overlapX < overlapY;
                    double dx = sideways ? Math.copySign(overlapX / 2 + 0.1, a.x - b.x) : 0;
                    double dy = sideways ? 0 : Math.copySign(overlapY / 2 + 0.1, a.y - b.y);
                    labels.set(i, a.movedBy(dx, dy, plot));
                    labels.set(j, b.movedBy(-dx, -dy, plot));
                }
            }
        }
        return moved;
    }

    private double width() {
        return FACE.width(text);
    }

    private LevelLabels movedBy(double dx, double dy, Rectangle2D plot) {
        double half = Math.min(width() / 2, plot.getWidth() / 2);
        double newX = Math.max(plot.getMinX() + half, Math.min(plot.getMaxX() - half, x + dx));
        double newY = Math.max(plot.getMinY() + FACE.size(), Math.min(plot.getMaxY() - FACE.size(), y + dy));
        return new LevelLabels(text, newX, newY, anchorX, anchorY);
    }

    void draw(FigureCanvas canvas) {
        double distance = Math.hypot(x - anchorX, y - anchorY);
        if (distance > LEADER_FROM) {
            canvas.line(anchorX, anchorY, x, y, FigureCanvas.INK, FigureCanvas.HAIRLINE);
        }
        canvas.textOverPicture(text, x, y + FACE.middle(), FACE, FigureCanvas.INK);
    }
}
