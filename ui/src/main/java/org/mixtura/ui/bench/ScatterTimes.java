package org.mixtura.ui.bench;

import java.util.Locale;

/**
 * How one scatter kept up. Times in milliseconds.
 *
 * @param cells how many points it has
 * @param shown from new points to their first sharp picture
 * @param frame median time from one frame to the next while the mouse drags the map
 * @param slowFrame 95th percentile of the same
 * @param sharp from the end of dragging to a sharp picture
 * @param lasso from letting go of a lasso to the selected cells
 * @param selected how many these are
 * @param memory of the Java heap in use afterwards, in bytes
 */
public record ScatterTimes(
        int cells,
        double shown,
        double frame,
        double slowFrame,
        double sharp,
        double lasso,
        int selected,
        long memory) {

    private static final long MEBI = 1 << 20;

    /** The head of a table in Markdown. */
    public static String head() {
        return """
                | Cells | First picture | Frame while dragging, median | 95 % | Sharp again | Lasso | Cells inside | Heap |
                |---|---|---|---|---|---|---|---|""";
    }

    /** A line of it. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "| %,d | %.0f ms | %.1f ms | %.1f ms | %.0f ms | %.0f ms | %,d | %,d MiB |",
                cells,
                shown,
                frame,
                slowFrame,
                sharp,
                lasso,
                selected,
                memory / MEBI);
    }
}
