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
    private static final int GRID = 40;
    private static final int ROUNDS = 300;
    private static final double PADDING = 1.5;
    private static final double LEADER_FROM = 9;

    /** Finds a place for each name: at the densest place of its points, moved apart where names would overlap. */
    static List<LevelLabels> place(PointCloud cloud, Colouring.ByLevel by, Rectangle2D plot, PixelView window) {
        var labels = new ArrayList<LevelLabels>();
        for (int level = 0; level < by.column().levels().size(); level++) {
            double[] densest = densest(cloud, level, window);
            if (densest.length > 0) {
                double x = plot.getX() + densest[0] * plot.getWidth();
                double y = plot.getMaxY() - densest[1] * plot.getHeight();
                labels.add(new LevelLabels(by.column().levels().get(level), x, y, x, y));
            }
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

    /** The centre of the points in and around the fullest box of a grid, as shares of the window; empty without points. */
    private static double[] densest(PointCloud cloud, int level, PixelView window) {
        double[][] counts = new double[GRID + 2][GRID + 2];
        double[][] sumX = new double[GRID + 2][GRID + 2];
        double[][] sumY = new double[GRID + 2][GRID + 2];
        for (int p = 0; p < cloud.x().length; p++) {
            double x = (cloud.x()[p] - window.minX()) / (window.maxX() - window.minX());
            double y = (cloud.y()[p] - window.minY()) / (window.maxY() - window.minY());
            if (cloud.colour()[p] == level && x >= 0 && x < 1 && y >= 0 && y < 1) {
                int row = 1 + (int) (y * GRID);
                int column = 1 + (int) (x * GRID);
                counts[row][column]++;
                sumX[row][column] += x;
                sumY[row][column] += y;
            }
        }
        double most = 0;
        double[] best = {};
        for (int row = 1; row <= GRID; row++) {
            for (int column = 1; column <= GRID; column++) {
                double n = around(counts, row, column);
                if (n > most) {
                    most = n;
                    best = new double[] {around(sumX, row, column) / n, around(sumY, row, column) / n};
                }
            }
        }
        return best;
    }

    private static double around(double[][] grid, int row, int column) {
        double sum = 0;
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                sum += grid[r][c];
            }
        }
        return sum;
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
