package org.mixtura.ui.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers read in charts and legends: short, with a point, the same in every language. */
public final class Numbers {

    private Numbers() {}

    /** About three significant digits; whole numbers as they are. */
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return Long.toString((long) value);
        }
        if (size >= 1e6 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= 100 ? 1 : size >= 10 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** An end of a scale, as {@link #brief}; 0 where that is not to be told apart on a scale of this length. */
    static String end(double value, double length) {
        return brief(Math.abs(value) < 1e-4 * length ? 0 : value);
    }

    /** A place on an axis: no more digits than it takes, at most six. */
    static String tick(double value) {
        if (Math.abs(value) < 1e-12) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e6 || size < 1e-4 ? rounded.toString() : rounded.toPlainString();
    }

    /** A count with thousands apart: 12,345. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
