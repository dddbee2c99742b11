package org.mixtura.ui.chart;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Finds points near a place: a grid over the data, the points of each field listed together. Immutable. */
final class PointIndex {

    private static final int MAX_SIDE = 1024;

    private final Points points;
    private final DataWindow bounds;
    private final int side;
    private final int[] starts;
    private final int[] members;

    PointIndex(Points points) {
        this.points = points;
        bounds = DataWindow.around(points.x(), points.y());
        side = Math.clamp((long) Math.sqrt(points.size() / 2.0), 1, MAX_SIDE);
        starts = new int[side * side + 1];
        for (int i = 0; i < points.size(); i++) {
            if (isPlaced(i)) {
                starts[field(i) + 1]++;
            }
        }
        for (int f = 0; f < side * side; f++) {
            starts[f + 1] += starts[f];
        }
        members = new int[starts[side * side]];
        int[] at = Arrays.copyOf(starts, side * side);
        for (int i = 0; i < points.size(); i++) {
            if (isPlaced(i)) {
                members[at[field(i)]++] = i;
            }
        }
    }

    private boolean isPlaced(int i) {
        return Float.isFinite(points.x()[i]) && Float.isFinite(points.y()[i]);
    }

    private int field(int i) {
        return row(points.y()[i]) * side + column(points.x()[i]);
    }

    private int column(double x) {
        return Math.clamp((long) ((x - bounds.minX()) / bounds.width() * side), 0, side - 1);
    }

    private int row(double y) {
        return Math.clamp((long) ((y - bounds.minY()) / bounds.height() * side), 0, side - 1);
    }

    /** The points that this index is of. */
    Points points() {
        return points;
    }

    /** Calls for each point of the rectangle around (x, y), in no order to rely on. */
    void forEachWithin(double x, double y, double radiusX, double radiusY, IntConsumer action) {
        for (int row = row(y - radiusY); row <= row(y + radiusY); row++) {
            int from = starts[row * side + column(x - radiusX)];
            int to = starts[row * side + column(x + radiusX) + 1];
            for (int m = from; m < to; m++) {
                int i = members[m];
                if (Math.abs(points.x()[i] - x) <= radiusX && Math.abs(points.y()[i] - y) <= radiusY) {
                    action.accept(i);
                }
            }
        }
    }
}
