package org.mixtura.core.train;

import java.util.Locale;

/** How times read. */
public final class Durations {

    private Durations() {}

    /** "0.84 s per epoch". */
    public static String each(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.2f s per epoch", seconds)
                : String.format(Locale.ROOT, "%.0f s per epoch", seconds);
    }

    /** "40 s", "3 min", "2 h 10 min". */
    public static String span(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        if (whole < 90) {
            return whole + " s";
        }
        long minutes = Math.round(whole / 60.0);
        return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
