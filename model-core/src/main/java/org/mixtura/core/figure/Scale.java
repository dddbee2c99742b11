package org.mixtura.core.figure;

/**
 * From numbers to positions along an axis.
 *
 * @param low number at {@code from}
 * @param high number at {@code to}
 * @param from points
 * @param to points
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {

    /** Whether a number has a position. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** The position of a number. */
    double at(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round numbers along the axis. */
    Ticks ticks(int about) {
        return logarithmic ? Ticks.logarithmic(low, high) : Ticks.linear(low, high, about);
    }
}
