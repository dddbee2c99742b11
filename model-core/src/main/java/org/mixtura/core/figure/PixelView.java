package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;

/**
 * The window of data that an image shows: data upwards, pixel rows downwards.
 *
 * @param width of the image, pixels
 * @param height of the image, pixels
 * @param minX data value at the left edge of the first column
 * @param maxX data value at the right edge of the last column
 * @param minY data value at the lower edge of the last row
 * @param maxY data value at the upper edge of the first row
 */
public record PixelView(int width, int height, double minX, double maxX, double minY, double maxY) {

    public PixelView {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels");
        }
        if (!(maxX > minX) || !(maxY > minY)) {
            throw new IllegalArgumentException(
                    "an empty window of data: x %s to %s, y %s to %s".formatted(minX, maxX, minY, maxY));
        }
    }

    /** Whether a place of the data is shown. */
    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /** Horizontal position in the image, pixels from its left edge. */
    public double pixelX(double x) {
        return (x - minX) / (maxX - minX) * width;
    }

    /** Vertical position in the image, pixels from its upper edge. */
    public double pixelY(double y) {
        return (maxY - y) / (maxY - minY) * height;
    }

    /** Where a data value lies when the window is drawn into an area, horizontally. */
    double x(double value, Rectangle2D area) {
        return area.getX() + pixelX(value) / width * area.getWidth();
    }

    /** Where a data value lies when the window is drawn into an area, vertically. */
    double y(double value, Rectangle2D area) {
        return area.getY() + pixelY(value) / height * area.getHeight();
    }

    /** The data value at a horizontal position of the image. */
    public double dataX(double pixelX) {
        return minX + pixelX / width * (maxX - minX);
    }

    /** The data value at a vertical position of the image. */
    public double dataY(double pixelY) {
        return maxY - pixelY / height * (maxY - minY);
    }
}
