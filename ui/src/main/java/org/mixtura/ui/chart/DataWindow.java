package org.mixtura.ui.chart;

/** The rectangle of data that a scatter shows. Immutable; never empty, always finite. */
public record DataWindow(double minX, double maxX, double minY, double maxY) {

    /** What is shown when there is nothing to show. */
    public static final DataWindow UNIT = new DataWindow(0, 1, 0, 1);

    private static final double MARGIN = 0.04;

    public DataWindow {
        if (!(maxX > minX) || !(maxY > minY) || !Double.isFinite(maxX - minX) || !Double.isFinite(maxY - minY)) {
            throw new IllegalArgumentException("no window: x %s to %s, y %s to %s".formatted(minX, maxX, minY, maxY));
        }
    }

    /** All points with finite coordinates, and a small margin. */
    public static DataWindow around(float[] x, float[] y) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (Float.isFinite(x[i]) && Float.isFinite(y[i])) {
                left = Math.min(left, x[i]);
                right = Math.max(right, x[i]);
                low = Math.min(low, y[i]);
                high = Math.max(high, y[i]);
            }
        }
        if (left > right) {
            return UNIT;
        }
        double marginX = margin(left, right);
        double marginY = margin(low, high);
        return new DataWindow(left - marginX, right + marginX, low - marginY, high + marginY);
    }

    private static double margin(double low, double high) {
        // Points on one line still need a window around them.
        return high > low ? (high - low) * MARGIN : Math.max(Math.abs(high) * MARGIN, 0.5);
    }

    /** Width in data units. */
    public double width() {
        return maxX - minX;
    }

    /** Height in data units. */
    public double height() {
        return maxY - minY;
    }

    /** Smaller (factor below 1) or larger, with (x, y) at the same place of the screen. */
    public DataWindow zoomed(double factor, double x, double y) {
        return new DataWindow(
                x - (x - minX) * factor, x + (maxX - x) * factor, y - (y - minY) * factor, y + (maxY - y) * factor);
    }

    /** The same size, moved. */
    public DataWindow shifted(double dx, double dy) {
        return new DataWindow(minX + dx, maxX + dx, minY + dy, maxY + dy);
    }

    /** Whether a point is inside, edges included. */
    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }
}
