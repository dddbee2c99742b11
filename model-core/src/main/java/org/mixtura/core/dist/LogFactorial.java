package org.mixtura.core.dist;

import org.mixtura.core.engine.Minibatch;

/** log x! for counts, on the Java side: it is constant in all parameters, so no gradient needs it. */
public final class LogFactorial {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final double[] table = new double[1024];

    public LogFactorial() {
        for (int n = 1; n < table.length; n++) {
            table[n] = table[n - 1] + Math.log(n);
        }
    }

    /** log Gamma(x + 1) for x >= 0, also for a count that is not a whole number. */
    public double of(double x) {
        int whole = (int) x;
        return whole == x && whole < table.length ? table[whole] : logGamma(x + 1);
    }

    /** The sum over the counts of a cell. */
    public double ofRow(Minibatch batch, int row) {
        double sum = 0;
        for (int i = batch.rowStart(row); i < batch.rowStart(row + 1); i++) {
            sum += of(batch.count(i));
        }
        return sum;
    }

    /** Stirling's series after shifting the argument to 10 or more; relative error below 1e-14 (Abramowitz 6.1.41). */
    private static double logGamma(double argument) {
        double shift = 0;
        double z = argument;
        while (z < 10) {
            shift -= Math.log(z);
            z += 1;
        }
        double r = 1 / (z * z);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / z;
        return shift + (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series;
    }
}
