package org.mixtura.core.figure;

import java.util.Arrays;

/**
 * The outline of a violin: a density by normal kernels, whose width follows the rule of thumb of Silverman (1986), as a share of its
 * largest.
 *
 * @param values ascending
 * @param widths one a value, 0 to 1
 */
record ViolinShape(double[] values, double[] widths) {

    private static final int STEPS = 64;
    /** A kernel is never narrower than this share of the axis, for most values of a gene are the same: zero. */
    private static final double NARROWEST = 0.02;

    static ViolinShape of(float[] sample, double low, double high) {
        double[] values = new double[STEPS];
        Arrays.setAll(values, i -> low + (high - low) * i / (STEPS - 1));
        double[] widths = new double[STEPS];
        if (sample.length == 0) {
            return new ViolinShape(values, widths);
        }
        double kernel = Math.max(NARROWEST * (high - low), bandwidth(sample));
        for (float value : sample) {
            for (int i = 0; i < STEPS; i++) {
                double z = (values[i] - value) / kernel;
                widths[i] += Math.exp(-z * z / 2);
            }
        }
        // Nothing reaches beyond the values that there are.
        float least = least(sample);
        float most = most(sample);
        double step = values[1] - values[0];
        for (int i = 0; i < STEPS; i++) {
            widths[i] = values[i] < least - step || values[i] > most + step ? 0 : widths[i];
        }
        double largest = Arrays.stream(widths).max().orElse(0);
        Arrays.setAll(widths, i -> largest == 0 ? 0 : widths[i] / largest);
        return new ViolinShape(values, widths);
    }

    private static double bandwidth(float[] sample) {
        double mean = 0;
        for (float value : sample) {
            mean += value / sample.length;
        }
        double squares = 0;
        for (float value : sample) {
            squares += (value - mean) * (value - mean);
        }
        return 0.9 * Math.sqrt(squares / sample.length) * Math.pow(sample.length, -0.2);
    }

    private static float least(float[] sample) {
        float least = Float.POSITIVE_INFINITY;
        for (float value : sample) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float most(float[] sample) {
        float most = Float.NEGATIVE_INFINITY;
        for (float value : sample) {
            most = Math.max(most, value);
        }
        return most;
    }
}
