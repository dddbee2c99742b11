package org.mixtura.core.embed;

import java.util.SplittableRandom;
import org.mixtura.core.data.FloatMatrix;

/** Points around well or badly separated centres, with the blob of each. */
record Blobs(FloatMatrix points, int[] blob) {

    static Blobs of(int n, int blobs, int dimensions, double separation, long seed) {
        var random = new SplittableRandom(seed);
        double[][] centres = new double[blobs][dimensions];
        for (double[] centre : centres) {
            for (int d = 0; d < dimensions; d++) {
                centre[d] = separation * random.nextGaussian();
            }
        }
        float[] values = new float[n * dimensions];
        int[] blob = new int[n];
        for (int i = 0; i < n; i++) {
            blob[i] = i % blobs;
            for (int d = 0; d < dimensions; d++) {
                values[i * dimensions + d] = (float) (centres[blob[i]][d] + random.nextGaussian());
            }
        }
        return new Blobs(new FloatMatrix(n, dimensions, values), blob);
    }
}
