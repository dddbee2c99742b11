package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mixtura.core.data.FloatMatrix;

/**
 * Groups points by the slowest modes of a random walk on the graph of their nearest neighbours (Ng, Jordan and Weiss 2001;
 * von Luxburg, Statistics and Computing 17, 2007): k-means on the leading eigenvectors of D^-1/2 A D^-1/2, each point's row
 * divided by the root of its degree. Groups may have any size and shape. The same points and seed give the same groups.
 *
 * @param neighbours edges from each point, the point itself not counted
 * @param seed of the starting vectors and of k-means
 */
public record Spectral(int neighbours, long seed) {

    private static final int SPARE = 5;
    private static final int RESTARTS = 20;

    public Spectral {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours");
        }
    }

    /** Fifteen neighbours. */
    public static Spectral of(long seed) {
        return new Spectral(15, seed);
    }

    /**
     * Groups points.
     *
     * @param points points x dimensions, at least one point, all finite
     * @param k how many groups, at least 1
     */
    public Partition intoClusters(FloatMatrix points, int k) {
        return intoClusters(points, k, Pulse.NONE);
    }

    /** As {@link #intoClusters(FloatMatrix, int)}, watched. */
    Partition intoClusters(FloatMatrix points, int k, Pulse pulse) {
        if (k < 1) {
            throw new IllegalArgumentException(k + " groups");
        }
        int n = points.rows();
        if (n <= k || k == 1 || n <= 2) {
            return KMeansPartition.of(points, Math.min(k, n), seed, pulse);
        }
        var walk = NeighbourWalk.of(points, neighbours, pulse.part(0, 0.1));
        double[][] vectors = walk.leading(k, Math.min(k + SPARE, n), new SplittableRandom(seed), pulse.part(0.1, 0.5));
        float[] rows = new float[n * k];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < k; c++) {
                rows[i * k + c] = (float) (vectors[c][i] * walk.rootOfDegree()[i] * Math.sqrt(n));
            }
        }
        return KMeansPartition.of(new FloatMatrix(n, k, rows), k, seed, pulse.part(0.5, 1));
    }

    /** K-means with many starts. */
    private static final class KMeansPartition {

        static Partition of(FloatMatrix points, int k, long seed, Pulse pulse) {
            int[] clusters = new KMeans(k, seed, RESTARTS).fit(points, pulse).clusters();
            int count = Arrays.stream(clusters).max().orElse(-1) + 1;
            return new Partition(clusters, count, ClusterMethod.fewer("The neighbour graph", count, k));
        }
    }
}
