package org.mixtura.core.embed;

import java.util.Arrays;
import org.mixtura.core.data.FloatMatrix;

/**
 * Puts new points on a map that is there already and stays as it is: each lies at the mean of the places of its nearest
 * neighbours among the mapped points, weighted by UMAP's membership strengths (the start of UMAP's own transform).
 *
 * @param points mapped points x dimensions
 * @param map their places, points x 2; or, for a way back from a map, their codes
 * @param neighbours how many count
 */
public record MapPlacement(FloatMatrix points, FloatMatrix map, int neighbours) {

    /** With as many neighbours as shape the map itself. */
    public static MapPlacement on(FloatMatrix points, FloatMatrix map) {
        return new MapPlacement(points, map, 14);
    }

    /** Places of new points, points x columns of the map. */
    public FloatMatrix of(FloatMatrix fresh) {
        int k = Math.min(neighbours, points.rows());
        int width = map.columns();
        float[] places = new float[width * fresh.rows()];
        double[] nearest = new double[k];
        int[] index = new int[k];
        for (int row = 0; row < fresh.rows() && k > 0; row++) {
            find(fresh, row, index, nearest);
            double[] weights = UmapGraph.memberships(nearest, 0);
            double sum = Arrays.stream(weights).sum();
            for (int d = 0; d < width; d++) {
                double place = 0;
                for (int i = 0; i < k; i++) {
                    place += weights[i] * map.at(index[i], d);
                }
                places[width * row + d] = (float) (place / sum);
            }
        }
        return new FloatMatrix(fresh.rows(), width, places);
    }

    private void find(FloatMatrix fresh, int row, int[] index, double[] nearest) {
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int other = 0; other < points.rows(); other++) {
            double squares = 0;
            for (int d = 0; d < points.columns(); d++) {
                double off = fresh.at(row, d) - points.at(other, d);
                squares += off * off;
            }
            double distance = Math.sqrt(squares);
            int at = nearest.length;
            while (at > 0 && nearest[at - 1] > distance) {
                at--;
            }
            if (at < nearest.length) {
                System.arraycopy(nearest, at, nearest, at + 1, nearest.length - at - 1);
                System.arraycopy(index, at, index, at + 1, index.length - at - 1);
                nearest[at] = distance;
                index[at] = other;
            }
        }
    }
}
