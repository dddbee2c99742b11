package org.mixtura.core.embed;

import smile.math.LevenbergMarquardt;
import smile.util.function.DifferentiableMultivariateFunction;

/**
 * How strongly two points of a map belong together at a distance d: {@code 1 / (1 + a d^(2b))}.
 *
 * @param a scale
 * @param b steepness
 */
record UmapCurve(double a, double b) {

    private static final int SAMPLES = 300;

    /** Fits the curve to 1 up to {@code minDist} and an exponential decay of scale 1 from there. */
    static UmapCurve fit(double minDist) {
        double[] x = new double[SAMPLES];
        double[] y = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = 3.0 * (i + 1) / SAMPLES;
            y[i] = x[i] < minDist ? 1 : Math.exp(minDist - x[i]);
        }
        double[] found = LevenbergMarquardt.fit(new Shape(), x, y, new double[] {1, 1}).parameters;
        return new UmapCurve(found[0], found[1]);
    }

    /** The curve as the fit wants it: parameters a and b first, then the distance. */
    private static final class Shape implements DifferentiableMultivariateFunction {

        @Override
        public double f(double[] p) {
            return 1 / (1 + p[0] * Math.pow(p[2], 2 * p[1]));
        }

        @Override
        public double g(double[] p, double[] gradient) {
            double power = Math.pow(p[2], 2 * p[1]);
            double value = 1 / (1 + p[0] * power);
            gradient[0] = -power * value * value;
            gradient[1] = -2 * p[0] * power * Math.log(p[2]) * value * value;
            return value;
        }
    }
}
