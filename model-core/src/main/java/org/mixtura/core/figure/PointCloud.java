package org.mixtura.core.figure;

import org.jspecify.annotations.Nullable;

/**
 * Points of a map with the colour of each.
 *
 * @param x horizontal position, data units; a point whose position is not finite is not drawn
 * @param y vertical position, data units, upwards
 * @param colour for each point an index into the table of colours; negative: not drawn
 * @param order indices of the points in the order to draw them, later over earlier; may leave points out; null: as given
 */
public record PointCloud(float[] x, float[] y, int[] colour, int @Nullable [] order) {

    public PointCloud {
        if (x.length != y.length || x.length != colour.length) {
            throw new IllegalArgumentException(
                    "%d x, %d y and %d colours".formatted(x.length, y.length, colour.length));
        }
    }

    /** Points to be drawn in the order that they are given in. */
    public static PointCloud inOrder(float[] x, float[] y, int[] colour) {
        return new PointCloud(x, y, colour, null);
    }

    /** How many points would be drawn if all were in view. */
    public int size() {
        return order == null ? x.length : order.length;
    }
}
