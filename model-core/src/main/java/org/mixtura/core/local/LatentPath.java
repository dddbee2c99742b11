package org.mixtura.core.local;

import java.util.List;
import org.mixtura.core.data.FloatMatrix;

/**
 * Steps of a path, evenly apart.
 *
 * @param codes steps x dimensions
 * @param place of each step: its length so far as a share of all, or the value of the dimension that is varied
 * @param stops the step that is nearest to each place that the path goes through
 */
record LatentPath(FloatMatrix codes, double[] place, int[] stops) {

    /** Straight from place to place. */
    static LatentPath through(List<float[]> places, int steps) {
        double[] length = new double[places.size()];
        for (int i = 1; i < length.length; i++) {
            length[i] = length[i - 1] + distance(places.get(i - 1), places.get(i));
        }
        double all = length[length.length - 1];
        int width = places.getFirst().length;
        float[] codes = new float[steps * width];
        double[] at = new double[steps];
        for (int step = 0; step < steps; step++) {
            at[step] = (double) step / (steps - 1);
            int part = 1;
            while (part < length.length - 1 && length[part] < at[step] * all) {
                part++;
            }
            double piece = length[part] - length[part - 1];
            double share = piece == 0 ? 0 : (at[step] * all - length[part - 1]) / piece;
            for (int d = 0; d < width; d++) {
                float from = places.get(part - 1)[d];
                codes[step * width + d] = (float) (from + share * (places.get(part)[d] - from));
            }
        }
        int[] stops = new int[places.size()];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = all == 0 ? 0 : (int) Math.round(length[i] / all * (steps - 1));
        }
        return new LatentPath(new FloatMatrix(steps, width, codes), at, stops);
    }

    /** Along one dimension, from a value to another, the others as at an anchor. */
    static LatentPath along(float[] anchor, int dimension, double low, double high, int steps) {
        float[] from = anchor.clone();
        float[] to = anchor.clone();
        from[dimension] = (float) low;
        to[dimension] = (float) high;
        var straight = through(List.of(from, to), steps);
        double[] values = new double[steps];
        for (int step = 0; step < steps; step++) {
            values[step] = straight.codes.at(step, dimension);
        }
        return new LatentPath(straight.codes, values, straight.stops);
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += ((double) a[d] - b[d]) * ((double) a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }
}
