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

    private static final int POINTS_BETWEEN_CHECKS = 1 << 16;
    private static final int CHANNELS_RB = 0x00ff00ff;
    private static final int HALF = 0x00800080;
    private static final int FLOOR = 1 << 20;

    private final double radius;
    private final DiscStamps stamps;

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
        radius = diameter / 2;
        stamps = DiscStamps.of(diameter, opacity);
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
        int[] offsets = stamps.offsets(view.width());
        for (int from = 0; from < points.size(); from += POINTS_BETWEEN_CHECKS) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            int to = Math.min(points.size(), from + POINTS_BETWEEN_CHECKS);
            drawRange(points, from, to, colours, view, offsets, pixels);
        }
        return true;
    }

    private void drawRange(
            PointCloud points, int from, int to, int[] colours, PixelView view, int[] offsets, int[] pixels) {
        int[] order = points.order();
        double scaleX = view.width() / (view.maxX() - view.minX());
        double scaleY = view.height() / (view.maxY() - view.minY());
        double right = view.width() + radius;
        double below = view.height() + radius;
        for (int i = from; i < to; i++) {
            int p = order == null ? i : order[i];
            int colour = points.colour()[p];
            double px = (points.x()[p] - view.minX()) * scaleX;
            double py = (view.maxY() - points.y()[p]) * scaleY;
            // Written so that NaN fails.
            if (colour >= 0 && px > -radius && px < right && py > -radius && py < below) {
                stamp(px - radius, py - radius, colours[colour], view, offsets, pixels);
            }
        }
    }

    /** Lays one disc over the image; left and top are of its bounding square. */
    private void stamp(double left, double top, int colour, PixelView view, int[] offsets, int[] pixels) {
        // In subpixels, rounded. The offset makes the cast a floor where a disc crosses the left or upper edge.
        int subX = (int) (left * DiscStamps.SUBPIXELS + 0.5 + FLOOR) - FLOOR;
        int subY = (int) (top * DiscStamps.SUBPIXELS + 0.5 + FLOOR) - FLOOR;
        int x = subX >> DiscStamps.SUBPIXEL_BITS;
        int y = subY >> DiscStamps.SUBPIXEL_BITS;
        int fraction = DiscStamps.SUBPIXELS - 1;
        int shift = (subY & fraction) << DiscStamps.SUBPIXEL_BITS | subX & fraction;
        int side = stamps.side();
        if (x < 0 || y < 0 || x + side > view.width() || y + side > view.height()) {
            stampAtEdge(x, y, shift, colour, view, pixels);
            return;
        }
        int origin = y * view.width() + x;
        int[] coverages = stamps.coverages();
        for (int k = stamps.starts()[shift], end = stamps.starts()[shift + 1]; k < end; k++) {
            int at = origin + offsets[k];
            pixels[at] = over(colour, coverages[k], pixels[at]);
        }
    }

    private void stampAtEdge(int x, int y, int shift, int colour, PixelView view, int[] pixels) {
        for (int k = stamps.starts()[shift]; k < stamps.starts()[shift + 1]; k++) {
            int column = x + stamps.columns()[k];
            int row = y + stamps.rows()[k];
            if (column >= 0 && column < view.width() && row >= 0 && row < view.height()) {
                int at = row * view.width() + column;
                pixels[at] = over(colour, stamps.coverages()[k], pixels[at]);
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
}
