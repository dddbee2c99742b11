package org.mixtura.core.prep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Local regression of degree 2 with tricube weights (Cleveland 1979), evaluated at every point. Each point is fitted
 * from the nearest {@code span} share of the points.
 */
final class Loess {

    private final double span;

    Loess(double span) {
        this.span = span;
    }

    /** The fitted value at each x; x and y of equal length, all finite. */
    double[] fit(double[] x, double[] y) {
        int n = x.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] xs = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] ys = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        int window = Math.max(Math.min(3, n), Math.min(n, (int) Math.floor(span * n)));
        double[] fitted = new double[n];
        int from = 0;
        for (int i = 0; i < n; i++) {
            // The window of nearest points only moves right as x grows.
            while (from + window < n && xs[from + window] - xs[i] < xs[i] - xs[from]) {
                from++;
            }
            fitted[order[i]] =
                    i > 0 && xs[i] == xs[i - 1] ? fitted[order[i - 1]] : at(xs, ys, from, from + window, xs[i]);
        }
        return fitted;
    }

    private static double at(double[] xs, double[] ys, int from, int to, double x0) {
        double width = Math.max(x0 - xs[from], xs[to - 1] - x0);
        double[] m = new double[5];
        double[] r = new double[3];
        for (int i = from; i < to; i++) {
            double u = width > 0 ? Math.abs(xs[i] - x0) / width : 0;
            double tricube = 1 - u * u * u;
            double w = u < 1 || width == 0 ? tricube * tricube * tricube : 0;
            double d = width > 0 ? (xs[i] - x0) / width : 0;
            double power = w;
            for (int k = 0; k < 5; k++) {
                m[k] += power;
                if (k < 3) {
                    r[k] += power * ys[i];
                }
                power *= d;
            }
        }
        return intercept(m, r);
    }

    /** The value at distance 0 of the weighted parabola; of lower degree where the points do not determine it. */
    private static double intercept(double[] m, double[] r) {
        double det2 = m[0] * m[2] - m[1] * m[1];
        double det3 = m[0] * (m[2] * m[4] - m[3] * m[3])
                - m[1] * (m[1] * m[4] - m[2] * m[3])
                + m[2] * (m[1] * m[3] - m[2] * m[2]);
        double scale = m[0] * m[0];
        if (Math.abs(det3) > 1e-12 * scale * m[0]) {
            return (r[0] * (m[2] * m[4] - m[3] * m[3])
                            - m[1] * (r[1] * m[4] - m[3] * r[2])
                            + m[2] * (r[1] * m[3] - m[2] * r[2]))
                    / det3;
        }
        return Math.abs(det2) > 1e-12 * scale ? (r[0] * m[2] - m[1] * r[1]) / det2 : r[0] / m[0];
    }
}
