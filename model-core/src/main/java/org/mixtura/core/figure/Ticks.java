package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis.
 *
 * @param values ascending
 * @param labels one a value, with the same number of decimals
 */
record Ticks(List<Double> values, List<String> labels) {

    private static final String MINUS = "−";

    /** Steps of 1, 2 or 5 times a power of ten inside a range. */
    static Ticks linear(double low, double high, int about) {
        double raw = (high - low) / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power;
        for (double factor : new double[] {2, 5, 10}) {
            // The step nearest to the wish on a logarithmic scale.
            step = raw > step * Math.sqrt(factor * power / step) ? factor * power : step;
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        var values = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            values.add(i * step);
            labels.add(format(i * step, decimals));
        }
        return new Ticks(values, labels);
    }

    /** Powers of ten inside a range of positive numbers; where there are fewer than two, 1, 2 and 5 times them. */
    static Ticks logarithmic(double low, double high) {
        var all = new ArrayList<Double>();
        var decades = new ArrayList<Double>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
            for (double factor : new double[] {1, 2, 5}) {
                double value = factor * Math.pow(10, e);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    all.add(value);
                    if (factor == 1) {
                        decades.add(value);
                    }
                }
            }
        }
        if (all.size() < 2) {
            return linear(low, high, 4);
        }
        List<Double> values = decades.size() >= 3 ? decades : all;
        return new Ticks(values, values.stream().map(Ticks::plain).toList());
    }

    private static String plain(double value) {
        return format(value, Math.max(0, (int) -Math.floor(Math.log10(Math.abs(value)) + 1e-9)));
    }

    /** A number with three significant digits, for ends of colour bars. */
    static String compact(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
        String text = format(value, Math.max(0, Math.min(8, digits)));
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private static String format(double value, int decimals) {
        double shown = Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
        return String.format(Locale.ROOT, "%,." + decimals + "f", shown).replace("-", MINUS);
    }
}
