package org.mixtura.core.figure;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Colours and numbers of a table.
 *
 * @param low value of the lowest colour
 * @param high value of the highest colour
 * @param numbers how values are written; empty texts are left out
 * @param widest a text as wide as any number
 */
record HeatScale(double low, double high, DoubleFunction<String> numbers, String widest, ColourKey key) {

    /** Shares from 0 to 1, written as per cent; less than one per cent is not. */
    static HeatScale shares(String... meaning) {
        return new HeatScale(
                0,
                1,
                share -> share >= 0.01 ? String.format(Locale.ROOT, "%.0f", 100 * share) : "",
                "100",
                new ColourKey(ColourMap.VIRIDIS, "0", "100 %", List.of(meaning)));
    }

    /** Whole numbers from 0; none is not written. */
    static HeatScale counts(double most, String... meaning) {
        String high = String.format(Locale.ROOT, "%,.0f", most);
        return new HeatScale(
                0,
                Math.max(1, most),
                count -> count == 0 ? "" : String.format(Locale.ROOT, "%,.0f", count),
                high,
                new ColourKey(ColourMap.VIRIDIS, "0", high, List.of(meaning)));
    }

    /** Lengths from 0. */
    static HeatScale lengths(double most, String... meaning) {
        String format = most >= 100 ? "%.0f" : most >= 10 ? "%.1f" : "%.2f";
        String high = String.format(Locale.ROOT, format, most);
        return new HeatScale(
                0,
                Math.max(1e-9, most),
                length -> length == 0 ? "" : String.format(Locale.ROOT, format, length),
                high,
                new ColourKey(ColourMap.VIRIDIS, "0", high, List.of(meaning)));
    }

    /** Correlations, blue below and red above zero. */
    static HeatScale correlations(double most, String... meaning) {
        String high = String.format(Locale.ROOT, "%.1f", most);
        return new HeatScale(
                -most,
                most,
                value -> String.format(Locale.ROOT, "%.2f", value),
                "-0.00",
                new ColourKey(ColourMap.BLUE_RED, "−" + high, "+" + high, List.of(meaning)));
    }

    int colour(double value) {
        return key.map().colour((value - low) / (high - low));
    }

    String number(double value) {
        return numbers.apply(value);
    }
}
