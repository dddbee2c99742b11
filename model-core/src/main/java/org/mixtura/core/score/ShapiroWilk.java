package org.mixtura.core.score;

import java.util.Arrays;
import smile.stat.distribution.GaussianDistribution;

/**
 * How normal some numbers are: the statistic W of Shapiro and Wilk, from 0 to 1, with the weights of Royston (Applied Statistics 44, algorithm
 * AS R94, 1995), for 3 to 5,000 numbers.
 */
public final class ShapiroWilk {

    /** The most numbers for which the weights are known to be good. */
    public static final int MOST = 5000;

    private static final double[] LAST = {-2.706056, 4.434685, -2.07119, -0.147981, 0.221157, 0};
    private static final double[] BUT_LAST = {-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, 0};

    private ShapiroWilk() {}

    /**
     * The statistic; NaN where all numbers are equal.
     *
     * @throws IllegalArgumentException for fewer than 3 or more than {@link #MOST} numbers
     */
    public static double of(double[] numbers) {
        if (numbers.length < 3 || numbers.length > MOST) {
            throw new IllegalArgumentException(numbers.length + " numbers");
        }
        double[] x = numbers.clone();
        Arrays.sort(x);
        double[] weights = weights(x.length);
        double mean = Arrays.stream(x).average().orElseThrow();
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < x.length; i++) {
            top += weights[i] * x[i];
            bottom += (x[i] - mean) * (x[i] - mean);
        }
        return bottom == 0 ? Double.NaN : top * top / bottom;
    }

    private static double[] weights(int n) {
        double[] m = new double[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            m[i] = GaussianDistribution.getInstance().quantile((i + 1 - 0.375) / (n + 0.25));
            squares += m[i] * m[i];
        }
        if (n == 3) {
            return new double[] {-Math.sqrt(0.5), 0, Math.sqrt(0.5)};
        }
        double u = 1 / Math.sqrt(n);
        double root = Math.sqrt(squares);
        double last = polynomial(LAST, u) + m[n - 1] / root;
        double butLast = n > 5 ? polynomial(BUT_LAST, u) + m[n - 2] / root : 0;
        double outside = n > 5
                ? (squares - 2 * m[n - 1] * m[n - 1] - 2 * m[n - 2] * m[n - 2])
                        / (1 - 2 * last * last - 2 * butLast * butLast)
                : (squares - 2 * m[n - 1] * m[n - 1]) / (1 - 2 * last * last);
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = m[i] / Math.sqrt(outside);
        }
        weights[n - 1] = last;
        weights[0] = -last;
        if (n > 5) {
            weights[n - 2] = butLast;
            weights[1] = -butLast;
        }
        return weights;
    }

    /** Highest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
