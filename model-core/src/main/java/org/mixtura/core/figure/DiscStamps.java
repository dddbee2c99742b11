package org.mixtura.core.figure;

/**
 * One disc, smoothed, at each position on a grid four times finer than the pixels (without the finer grid, dense fields
 * of points show a moire). Only pixels that the disc touches are listed.
 *
 * @param side of the square of pixels that holds the disc at any shift
 * @param starts where the pixels of a shift begin in the lists; one more than there are shifts
 * @param columns column of a pixel in the square
 * @param rows row of a pixel in the square
 * @param coverages how much of a pixel is covered, 0..256, times opacity
 */
record DiscStamps(int side, int[] starts, int[] columns, int[] rows, int[] coverages) {

    static final int SUBPIXEL_BITS = 2;
    static final int SUBPIXELS = 1 << SUBPIXEL_BITS;
    private static final int SAMPLES = 8;

    static DiscStamps of(double diameter, double opacity) {
        int side = (int) Math.ceil(diameter) + 1;
        int shifts = SUBPIXELS * SUBPIXELS;
        int[] starts = new int[shifts + 1];
        int[] columns = new int[shifts * side * side];
        int[] rows = new int[columns.length];
        int[] coverages = new int[columns.length];
        int at = 0;
        for (int shift = 0; shift < shifts; shift++) {
            double centreX = diameter / 2 + shift % SUBPIXELS / (double) SUBPIXELS;
            double centreY = diameter / 2 + shift / SUBPIXELS / (double) SUBPIXELS;
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    double share = coverage(column - centreX, row - centreY, diameter / 2);
                    columns[at] = column;
                    rows[at] = row;
                    coverages[at] = (int) Math.round(256 * opacity * share);
                    at += coverages[at] > 0 ? 1 : 0;
                }
            }
            starts[shift + 1] = at;
        }
        return new DiscStamps(side, starts, columns, rows, coverages);
    }

    /** Where the pixels lie from the square's first one, in an image of this width. */
    int[] offsets(int width) {
        int[] out = new int[starts[starts.length - 1]];
        for (int k = 0; k < out.length; k++) {
            out[k] = rows[k] * width + columns[k];
        }
        return out;
    }

    /** The share of the unit square at (left, top) inside the disc around the origin, by sampling. */
    private static double coverage(double left, double top, double radius) {
        int inside = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double dy = top + (i + 0.5) / SAMPLES;
            for (int j = 0; j < SAMPLES; j++) {
                double dx = left + (j + 0.5) / SAMPLES;
                inside += dx * dx + dy * dy <= radius * radius ? 1 : 0;
            }
        }
        return inside / (double) (SAMPLES * SAMPLES);
    }
}
