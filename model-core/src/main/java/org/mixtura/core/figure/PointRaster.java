package org.mixtura.core.figure;

import java.util.function.BooleanSupplier;

/**
 * Draws many points as smooth discs into an array of pixels, without any toolkit, on the calling thread. A pixel that
 * {@code n} discs of one colour cover has the opacity {@code 1 - (1 - a)^n}; discs of different colours lie over each
 * other in draw order.
 *
 * <p>Pixels are premultiplied ARGB in rows from the top, the layout of {@code BufferedImage.TYPE_INT_ARGB_PRE} and of
 * JavaFX's {@code PixelFormat.getIntArgbPreInstance()}. Immutable: one raster may serve many threads.
 */
public final class PointRaster {

    /** A disc is placed on a grid this many times finer than the pixels: without it, fields of points show a moire. */
    private static final int SUBPIXEL_BITS = 2;

    private static final int SUBPIXELS = 1 << SUBPIXEL_BITS;

    private static final int SAMPLES = 8;
    private static final int POINTS_BETWEEN_CHECKS = 1 << 16;
    private static final int CHANNELS_RB = 0x00ff00ff;
    private static final int HALF = 0x00800080;

    private final int side;
    private final double reach;
    /** Coverage 0..256 by horizontal shift, vertical shift, row, column. */
    private final int[] stamps;

    /**
     * @param diameter of a disc, pixels; may be a fraction
     * @param opacity of one disc, above 0, at most 1; multiplies the opacity of the colours
     */
    public PointRaster(double diameter, double opacity) {
        if (!(diameter > 0) || diameter > 512) {
            throw new IllegalArgumentException("diameter " + diameter + " is not in (0, 512]");
        }
        if (!(opacity > 0) || opacity > 1) {
            throw new IllegalArgumentException("opacity " + opacity + " is not in (0, 1]");
        }
        reach = diameter / 2;
        side = (int) Math.ceil(diameter) + 1;
        stamps = stamps(diameter / 2, opacity, side);
    }

    /**
     * Draws points over what the image holds already.
     *
     * @param argb the table of colours, not premultiplied, {@code 0xAARRGGBB}
     * @param pixels width x height, changed in place
     */
    public void draw(PointCloud points, int[] argb, PixelView view, int[] pixels) {
        draw(points, argb, view, pixels, () -> false);
    }

    /**
     * Draws points over what the image holds already, unless the picture is no longer wanted.
     *
     * @param argb the table of colours, not premultiplied, {@code 0xAARRGGBB}
     * @param pixels width x height, changed in place
     * @param cancelled asked now and then; when true, drawing stops and the image is incomplete
     * @return whether all points were drawn
     */
    public boolean draw(PointCloud points, int[] argb, PixelView view, int[] pixels, BooleanSupplier cancelled) {
        if (pixels.length < view.width() * view.height()) {
            throw new IllegalArgumentException(
                    "%d pixels for an image of %d x %d".formatted(pixels.length, view.width(), view.height()));
        }
        int[] colours = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            colours[i] = premultiplied(argb[i]);
        }
        for (int from = 0; from < points.size(); from += POINTS_BETWEEN_CHECKS) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            drawRange(points, from, Math.min(points.size(), from + POINTS_BETWEEN_CHECKS), colours, view, pixels);
        }
        return true;
    }

    private void drawRange(PointCloud points, int from, int to, int[] colours, PixelView view, int[] pixels) {
        float[] x = points.x();
        float[] y = points.y();
        int[] colour = points.colour();
        int[] order = points.order();
        double scaleX = view.width() / (view.maxX() - view.minX());
        double scaleY = view.height() / (view.maxY() - view.minY());
        double minX = view.minX();
        double maxY = view.maxY();
        double right = view.width() + reach;
        double below = view.height() + reach;
        for (int i = from; i < to; i++) {
            int p = order == null ? i : order[i];
            double px = (x[p] - minX) * scaleX;
            double py = (maxY - y[p]) * scaleY;
            // Written so that NaN fails.
            if (colour[p] >= 0 && px > -reach && px < right && py > -reach && py < below) {
                stamp(px - reach, py - reach, colours[colour[p]], view.width(), view.height(), pixels);
            }
        }
    }

    /** Lays one disc over the image; left and top are of its bounding square. */
    private void stamp(double left, double top, int colour, int width, int height, int[] pixels) {
        // In subpixels, rounded. The offset makes the cast to int a floor where a disc crosses the left or upper edge.
        int subX = (int) (left * SUBPIXELS + 0.5 + (1 << 20)) - (1 << 20);
        int subY = (int) (top * SUBPIXELS + 0.5 + (1 << 20)) - (1 << 20);
        int x0 = subX >> SUBPIXEL_BITS;
        int y0 = subY >> SUBPIXEL_BITS;
        int shift = (subY & SUBPIXELS - 1) << SUBPIXEL_BITS | subX & SUBPIXELS - 1;
        int firstColumn = Math.max(0, -x0);
        int endColumn = Math.min(side, width - x0);
        int firstRow = Math.max(0, -y0);
        int endRow = Math.min(side, height - y0);
        for (int row = firstRow; row < endRow; row++) {
            int source = (shift * side + row) * side;
            int target = (y0 + row) * width + x0;
            for (int column = firstColumn; column < endColumn; column++) {
                int coverage = stamps[source + column];
                if (coverage != 0) {
                    pixels[target + column] = over(colour, coverage, pixels[target + column]);
                }
            }
        }
    }

    /** The source-over rule for premultiplied pixels, two channels at a time. */
    static int over(int colour, int coverage, int below) {
        int rb = ((colour & CHANNELS_RB) * coverage + HALF) >>> 8 & CHANNELS_RB;
        int ag = ((colour >>> 8 & CHANNELS_RB) * coverage + HALF) >>> 8 & CHANNELS_RB;
        int alpha = ag >>> 16;
        int keep = 256 - alpha - (alpha >>> 7);
        int belowRb = ((below & CHANNELS_RB) * keep + HALF) >>> 8 & CHANNELS_RB;
        int belowAg = ((below >>> 8 & CHANNELS_RB) * keep + HALF) >>> 8 & CHANNELS_RB;
        return rb + belowRb | ag + belowAg << 8;
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        return over(argb | 0xff000000, alpha + (alpha >>> 7), 0);
    }

    private static int[] stamps(double radius, double opacity, int side) {
        int[] out = new int[SUBPIXELS * SUBPIXELS * side * side];
        int at = 0;
        for (int shift = 0; shift < SUBPIXELS * SUBPIXELS; shift++) {
            double centreX = radius + shift % SUBPIXELS / (double) SUBPIXELS;
            double centreY = radius + shift / SUBPIXELS / (double) SUBPIXELS;
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    out[at++] = (int) Math.round(256 * opacity * coverage(column - centreX, row - centreY, radius));
                }
            }
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
