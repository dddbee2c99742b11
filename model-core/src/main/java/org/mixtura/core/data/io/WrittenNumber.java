package org.mixtura.core.data.io;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number of a table as it was written, which says how it was rounded.
 *
 * @param step the value of its last digit
 */
record WrittenNumber(double value, double step) {

    /** Numbers are kept as 32-bit floats when others are computed from them. */
    private static final double FLOAT = 1e-6;

    /** The number in a text; empty where it is none or not finite. */
    static Optional<WrittenNumber> of(String text) {
        try {
            var exact = new BigDecimal(text);
            return Optional.of(new WrittenNumber(exact.doubleValue(), Math.pow(10, -Math.max(0, exact.scale()))));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether it is that number but for rounding to the nearest. */
    boolean rounds(double exact) {
        return Math.abs(value - exact) <= 0.5 * step + slack(exact);
    }

    /** Whether it is that number but for digits that were cut off. */
    boolean cuts(double exact) {
        double more = exact - value;
        return more >= -slack(exact) && more < step + slack(exact);
    }

    private double slack(double exact) {
        return FLOAT * (step + Math.abs(exact));
    }
}
