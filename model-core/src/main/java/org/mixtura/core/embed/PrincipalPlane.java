package org.mixtura.core.embed;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;

/** The two directions in which points vary most, found by orthogonal iteration on their covariance. */
public final class PrincipalPlane {

    private static final int ITERATIONS = 200;

    private PrincipalPlane() {}

    /**
     * Coordinates in the plane through the mean. The signs are fixed: the greatest loading of a direction is positive.
     *
     * @param points points x dimensions
     * @return points x 2, double; zeros in a direction without variance
     */
    public static double[][] project(FloatMatrix points) {
        double[] mean = mean(points);
        double[][] covariance = covariance(points, mean);
        double[] first = direction(covariance, null);
        double[] second = direction(covariance, first);
        double[][] out = new double[points.rows()][2];
        for (int i = 0; i < points.rows(); i++) {
            for (int d = 0; d < points.columns(); d++) {
                double centred = points.at(i, d) - mean[d];
                out[i][0] += centred * first[d];
                out[i][1] += centred * second[d];
            }
        }
        return out;
    }

    private static double[] mean(FloatMatrix points) {
        double[] mean = new double[points.columns()];
        for (int i = 0; i < points.rows(); i++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += points.at(i, d);
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= points.rows();
        }
        return mean;
    }

    private static double[][] covariance(FloatMatrix points, double[] mean) {
        int dimensions = mean.length;
        double[][] sum = new double[dimensions][dimensions];
        double[] centred = new double[dimensions];
        for (int i = 0; i < points.rows(); i++) {
            for (int d = 0; d < dimensions; d++) {
                centred[d] = (points.at(i, d) - mean[d]) / Math.sqrt(points.rows());
            }
            for (int a = 0; a < dimensions; a++) {
                for (int b = 0; b <= a; b++) {
                    sum[a][b] += centred[a] * centred[b];
                    sum[b][a] = sum[a][b];
                }
            }
        }
        return sum;
    }

    /** The strongest direction at right angles to another one; zeros where nothing varies. */
    private static double[] direction(double[][] covariance, double @Nullable [] other) {
        int dimensions = covariance.length;
        double[] v = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            // Any start without symmetry will do.
            v[d] = 1 + 0.1 * Math.sin(1 + d * 1.7);
        }
        for (int i = 0; i < ITERATIONS; i++) {
            double[] next = new double[dimensions];
            for (int a = 0; a < dimensions; a++) {
                for (int b = 0; b < dimensions; b++) {
                    next[a] += covariance[a][b] * v[b];
                }
            }
            if (other != null) {
                subtractProjection(next, other);
            }
            double length = Math.sqrt(dot(next, next));
            if (length < 1e-30) {
                return new double[dimensions];
            }
            for (int d = 0; d < dimensions; d++) {
                v[d] = next[d] / length;
            }
        }
        return positive(v);
    }

    private static void subtractProjection(double[] v, double[] direction) {
        double share = dot(v, direction);
        for (int d = 0; d < v.length; d++) {
            v[d] -= share * direction[d];
        }
    }

    private static double[] positive(double[] v) {
        double greatest = 0;
        for (double x : v) {
            greatest = Math.abs(x) > Math.abs(greatest) + 1e-12 ? x : greatest;
        }
        if (greatest < 0) {
            for (int d = 0; d < v.length; d++) {
                v[d] = -v[d];
            }
        }
        return v;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
