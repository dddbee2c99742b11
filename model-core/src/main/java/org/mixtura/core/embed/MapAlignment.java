package org.mixtura.core.embed;

import org.mixtura.core.data.FloatMatrix;

/**
 * Turns a map of cells so that it lies as nearly as it can like another map of them: moved, turned, mirrored and brought to the same
 * spread, which changes no neighbourhood (orthogonal Procrustes: P. H. Schönemann 1966, Psychometrika 31, 1-10; in the plane
 * the angle is that of a sum of products of complex numbers). UMAP knows no up and down, so maps of two runs differ in that at least.
 */
public final class MapAlignment {

    private MapAlignment() {}

    /**
     * Aligns a map.
     *
     * @param map cells x 2; NaN for cells without a place
     * @param target the same cells x 2; NaN likewise
     * @return the map in the coordinates of the target; the map itself where they share fewer than two places
     */
    public static FloatMatrix onto(FloatMatrix map, FloatMatrix target) {
        double[] own = new double[2];
        double[] other = new double[2];
        int shared = 0;
        for (int i = 0; i < map.rows(); i++) {
            if (isPlaced(map, i) && isPlaced(target, i)) {
                shared++;
                for (int axis = 0; axis < 2; axis++) {
                    own[axis] += map.at(i, axis);
                    other[axis] += target.at(i, axis);
                }
            }
        }
        if (shared < 2) {
            return map;
        }
        for (int axis = 0; axis < 2; axis++) {
            own[axis] /= shared;
            other[axis] /= shared;
        }
        return moved(map, own, other, turn(map, target, own, other));
    }

    /** Two rows of the matrix that turns, mirrors and scales. */
    private static double[] turn(FloatMatrix map, FloatMatrix target, double[] own, double[] other) {
        // Sums of conj(a) b, without a mirror, and of a b, with the vertical axis mirrored.
        double plainX = 0;
        double plainY = 0;
        double mirrorX = 0;
        double mirrorY = 0;
        double spread = 0;
        double wanted = 0;
        for (int i = 0; i < map.rows(); i++) {
            if (isPlaced(map, i) && isPlaced(target, i)) {
                double ax = map.at(i, 0) - own[0];
                double ay = map.at(i, 1) - own[1];
                double bx = target.at(i, 0) - other[0];
                double by = target.at(i, 1) - other[1];
                plainX += ax * bx + ay * by;
                plainY += ax * by - ay * bx;
                mirrorX += ax * bx - ay * by;
                mirrorY += ax * by + ay * bx;
                spread += ax * ax + ay * ay;
                wanted += bx * bx + by * by;
            }
        }
        boolean mirrored = Math.hypot(mirrorX, mirrorY) > Math.hypot(plainX, plainY);
        double angle = mirrored ? Math.atan2(mirrorY, mirrorX) : Math.atan2(plainY, plainX);
        double scale = spread > 0 && wanted > 0 ? Math.sqrt(wanted / spread) : 1;
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return mirrored ? new double[] {cos, sin, sin, -cos} : new double[] {cos, -sin, sin, cos};
    }

    private static FloatMatrix moved(FloatMatrix map, double[] own, double[] other, double[] turn) {
        float[] values = new float[2 * map.rows()];
        for (int i = 0; i < map.rows(); i++) {
            double x = map.at(i, 0) - own[0];
            double y = map.at(i, 1) - own[1];
            values[2 * i] = (float) (other[0] + turn[0] * x + turn[1] * y);
            values[2 * i + 1] = (float) (other[1] + turn[2] * x + turn[3] * y);
        }
        return new FloatMatrix(map.rows(), 2, values);
    }

    private static boolean isPlaced(FloatMatrix map, int cell) {
        return !Float.isNaN(map.at(cell, 0)) && !Float.isNaN(map.at(cell, 1));
    }
}
