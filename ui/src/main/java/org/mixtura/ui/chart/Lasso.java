package org.mixtura.ui.chart;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Which points lie inside a polygon, by the even-odd rule. The polygon's edges are sorted into horizontal strips, so a
 * point is tested against the few edges at its height only.
 */
final class Lasso {

    private static final int STRIPS = 512;

    private final double[] xs;
    private final double[] ys;
    private final double low;
    private final double high;
    private final int[][] edges = new int[STRIPS][];

    /** Corners of the polygon in data units; it is closed from the last to the first. */
    Lasso(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double y : ys) {
            min = Math.min(min, y);
            max = Math.max(max, y);
        }
        low = min;
        high = max;
        sortEdges();
    }

    private void sortEdges() {
        int[] counts = new int[STRIPS];
        for (int e = 0; e < xs.length; e++) {
            for (int s = strip(Math.min(ys[e], ys[next(e)])); s <= strip(Math.max(ys[e], ys[next(e)])); s++) {
                counts[s]++;
            }
        }
        for (int s = 0; s < STRIPS; s++) {
            edges[s] = new int[counts[s]];
        }
        for (int e = 0; e < xs.length; e++) {
            for (int s = strip(Math.min(ys[e], ys[next(e)])); s <= strip(Math.max(ys[e], ys[next(e)])); s++) {
                edges[s][--counts[s]] = e;
            }
        }
    }

    private int next(int edge) {
        return edge + 1 == xs.length ? 0 : edge + 1;
    }

    private int strip(double y) {
        return high > low ? Math.clamp((long) ((y - low) / (high - low) * STRIPS), 0, STRIPS - 1) : 0;
    }

    /** The points inside among those wanted. */
    BitSet select(Points points, IntPredicate wanted) {
        var inside = new BitSet(points.size());
        for (int i = 0; i < points.size(); i++) {
            if (contains(points.x()[i], points.y()[i]) && wanted.test(i)) {
                inside.set(i);
            }
        }
        return inside;
    }

    boolean contains(double x, double y) {
        // Written so that NaN fails.
        if (xs.length < 3 || !(y >= low && y <= high)) {
            return false;
        }
        boolean inside = false;
        for (int a : edges[strip(y)]) {
            int b = next(a);
            if (ys[a] > y != ys[b] > y && x < (xs[b] - xs[a]) * (y - ys[a]) / (ys[b] - ys[a]) + xs[a]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
