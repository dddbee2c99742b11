package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Local regression of degree 2 on one variable (Cleveland and Grosse 1991, "Computational methods for local
 * regression"), computed as the original {@code dloess} does with its default {@code surface = "interpolate"}, which
 * R's {@code loess} and Python's {@code skmisc.loess} wrap: exact local fits only at the corners of a k-d tree, cubic
 * Hermite interpolation with the fitted values and slopes in between.
 */
final class Loess {

    /** A cell of the tree is cut while it has more than this share of the span's points (dloess: {@code cell}). */
    private static final double CELL = 0.2;

    /** The bounding box is wider than the data by this share on both sides (dloess: 10 %). */
    private static final double MARGIN = 0.1;

    /** Points nearer than this share of the bandwidth have weight 1, farther than the other weight 0 (dloess). */
    private static final double NEAR = 0.001;

    private static final double FAR = 0.999;

    private final double[] x;
    private final double[] y;
    private final int neighbours;

    private Loess(double[] x, double[] y, int neighbours) {
        this.x = x;
        this.y = y;
        this.neighbours = neighbours;
    }

    /**
     * The fitted value at each point.
     *
     * @param x abscissae, finite, any order
     * @param y values, finite, as many
     * @param span share of the points in each local fit, above 0 to 1
     */
    static double[] fit(double[] x, double[] y, double span) {
        if (x.length != y.length || !(span > 0 && span <= 1)) {
            throw new IllegalArgumentException("%d x, %d y, span %s".formatted(x.length, y.length, span));
        }
        if (x.length == 0) {
            return new double[0];
        }
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
        double[] sortedX = new double[x.length];
        double[] sortedY = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sortedX[i] = x[order[i]];
            sortedY[i] = y[order[i]];
        }
        int neighbours = Math.clamp((long) Math.floor(x.length * span + 1e-5), 1, x.length);
        double[] fitted = new Loess(sortedX, sortedY, neighbours).interpolated(span);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[order[i]] = fitted[i];
        }
        return out;
    }

    private double[] interpolated(double span) {
        double[] corners = corners((int) Math.floor(x.length * span * CELL));
        double[][] fits = new double[corners.length][];
        for (int c = 0; c < corners.length; c++) {
            fits[c] = fitAt(corners[c]);
        }
        double[] out = new double[x.length];
        int left = 0;
        for (int i = 0; i < x.length; i++) {
            while (left < corners.length - 2 && x[i] > corners[left + 1]) {
                left++;
            }
            out[i] = hermite(x[i], corners[left], corners[left + 1], fits[left], fits[left + 1]);
        }
        return out;
    }

    private static double hermite(double at, double left, double right, double[] a, double[] b) {
        double width = right - left;
        double t = (at - left) / width;
        double u = 1 - t;
        return u * u * (1 + 2 * t) * a[0]
                + t * t * (1 + 2 * u) * b[0]
                + t * u * u * width * a[1]
                - t * t * u * width * b[1];
    }

    /** The cuts of the tree in ascending order, with the two ends of the bounding box. */
    private double[] corners(int mostInCell) {
        double low = x[0];
        double high = x[x.length - 1];
        double range = Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)) * 1e-10 + 1e-30);
        List<Double> found = new ArrayList<>();
        found.add(low - MARGIN * range);
        found.add(high + MARGIN * range);
        cut(0, x.length - 1, Math.max(1, mostInCell), found);
        return found.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
    }

    private void cut(int from, int to, int mostInCell, List<Double> cuts) {
        if (to - from + 1 <= mostInCell) {
            return;
        }
        int middle = (from + to) / 2;
        // Equal abscissae must not be parted: the cut moves down to where they change.
        while (middle > from && x[middle] == x[middle + 1]) {
            middle--;
        }
        double at = (x[middle] + x[middle + 1]) / 2;
        if (x[middle] == x[middle + 1] || at <= x[from] || cuts.contains(at)) {
            return;
        }
        cuts.add(at);
        cut(from, middle, mostInCell, cuts);
        cut(middle + 1, to, mostInCell, cuts);
    }

    /** Value and slope of the local fit around a point. */
    double[] fitAt(double centre) {
        int first = window(centre);
        int last = first + neighbours - 1;
        double reach = Math.max(centre - x[first], x[last] - centre);
        if (reach <= 0) {
            return new double[] {mean(first, last), 0};
        }
        // Ties at the rim belong to the neighbourhood, but their weight is 0 there.
        double[] moments = new double[5];
        double[] sums = new double[3];
        for (int i = first; i <= last; i++) {
            double u = (x[i] - centre) / reach;
            double weight = weight(Math.abs(u));
            double power = weight;
            for (int k = 0; k < 5; k++) {
                moments[k] += power;
                if (k < 3) {
                    sums[k] += power * y[i];
                }
                power *= u;
            }
        }
        double[] fit = solve(moments, sums);
        return new double[] {fit[0], fit[1] / reach};
    }

    private static double weight(double distance) {
        if (distance >= FAR) {
            return 0;
        }
        double rest = 1 - distance * distance * distance;
        return distance <= NEAR ? 1 : rest * rest * rest;
    }

    /** First of the {@code neighbours} nearest points. */
    private int window(double centre) {
        int low = 0;
        int high = x.length - neighbours;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (centre - x[middle] > x[middle + neighbours] - centre) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double mean(int first, int last) {
        return Arrays.stream(y, first, last + 1).average().orElse(0);
    }

    /**
     * Least squares from moments, with the highest degree up to 2 that the points carry: where fewer than three
     * different abscissae lie in reach, the parabola is not determined and a line or constant takes its place.
     */
    private static double[] solve(double[] m, double[] s) {
        if (m[0] <= 0) {
            return new double[] {0, 0};
        }
        double mean = m[1] / m[0];
        double spread = m[2] - mean * m[1];
        double constant = s[0] / m[0];
        if (spread <= 1e-12 * m[0]) {
            return new double[] {constant, 0};
        }
        double slope = (s[1] - mean * s[0]) / spread;
        // Gram-Schmidt: the parabola's part that neither constant nor line explain.
        double onLine = (m[3] - mean * m[2]) / spread;
        double meanSquare = m[2] / m[0];
        double bend = m[4] - meanSquare * m[2] - onLine * onLine * spread;
        double curve = bend <= 1e-12 * m[0] ? 0 : (s[2] - meanSquare * s[0] - onLine * (s[1] - mean * s[0])) / bend;
        // p(u) = constant + slope (u - mean) + curve (u^2 - meanSquare - onLine (u - mean)), taken at u = 0.
        double value = constant - slope * mean + curve * (onLine * mean - meanSquare);
        return new double[] {value, slope - curve * onLine};
    }
}
