package org.mixtura.core.infer;

/** log of the mean of numbers that are given by their logarithms, one after the other and without overflow. */
final class LogMean {

    private double largest = Double.NEGATIVE_INFINITY;
    private double sum;
    private double squares;
    private long count;

    void add(double log) {
        count++;
        if (log > largest) {
            double shrink = Math.exp(largest - log);
            sum = sum * shrink + 1;
            squares = squares * shrink * shrink + 1;
            largest = log;
        } else if (log > Double.NEGATIVE_INFINITY) {
            double weight = Math.exp(log - largest);
            sum += weight;
            squares += weight * weight;
        }
    }

    /** Minus infinity when every number was 0. */
    double value() {
        return largest + Math.log(sum / count);
    }

    /** (sum w)^2 / sum w^2: how many equal numbers would spread their mean as these do. */
    double effectiveCount() {
        return squares == 0 ? 0 : sum * sum / squares;
    }
}
