package org.mixtura.ui.chart;

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

    /** A count with thousands apart: 12,345. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
