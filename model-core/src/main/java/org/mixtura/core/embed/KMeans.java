package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.mixtura.core.data.FloatMatrix;
import smile.clustering.Clustering;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * Groups points around k centres (Lloyd's algorithm from k-means++ starts), the best of several starts. The same points
 * and seed give the same clusters, whatever thread asks.
 *
 * @param k number of clusters; fewer come out when there are fewer distinct points
 * @param seed of the starts
 * @param restarts how many starts to try
 */
public record KMeans(int k, long seed, int restarts) {

    private static final int MAX_ITERATIONS = 300;
    private static final double TOLERANCE = 1e-4;

    public KMeans {
        if (k < 1 || restarts < 1) {
            throw new IllegalArgumentException(k + " clusters, " + restarts + " restarts");
        }
    }

    /** Ten starts, as most tools do. */
    public static KMeans of(int k, long seed) {
        return new KMeans(k, seed, 10);
    }

    /**
     * What was found.
     *
     * @param clusters cluster of each point; cluster 0 is the largest
     * @param centres clusters x dimensions
     * @param inertia sum of squared distances of the points to their centres
     */
    public record Result(int[] clusters, FloatMatrix centres, double inertia) {}

    /**
     * Clusters points.
     *
     * @param points points x dimensions, at least one point, all finite
     */
    public Result fit(FloatMatrix points) {
        return fit(points, Pulse.NONE);
    }

    /** As {@link #fit(FloatMatrix)}, watched in each iteration. */
    public Result fit(FloatMatrix points, Pulse pulse) {
        if (points.rows() == 0) {
            throw new IllegalArgumentException("no points to cluster");
        }
        double[][] rows = points.toDoubleRows();
        int clusters = Math.min(k, distinct(rows));
        Result best = ranked(points, new int[rows.length], 1);
        var seeds = new SplittableRandom(seed);
        for (int start = 0; start < restarts && clusters > 1; start++) {
            // Smile's random numbers belong to the calling thread: other threads do not interfere.
            MathEx.setSeed(seeds.nextLong());
            Result result;
            double share = (double) start / restarts;
            pulse.beat(share);
            try (var watched = new Iterations(pulse, share)) {
                var options = new Clustering.Options(clusters, MAX_ITERATIONS, TOLERANCE, watched);
                result = ranked(
                        points, smile.clustering.KMeans.fit(rows, options).group(), clusters);
            }
            best = result.inertia() < best.inertia() ? result : best;
        }
        return best;
    }

    /** Passes the iterations of Smile on to a pulse. */
    private static final class Iterations extends IterativeAlgorithmController<AlgoStatus> {

        private final Pulse pulse;
        private final double share;

        Iterations(Pulse pulse, double share) {
            this.pulse = pulse;
            this.share = share;
        }

        @Override
        public void submit(AlgoStatus status) {
            pulse.beat(share);
        }
    }

    /** How many different rows there are, counted up to k. */
    private int distinct(double[][] rows) {
        var seen = new HashSet<List<Double>>();
        for (double[] row : rows) {
            seen.add(Arrays.stream(row).boxed().toList());
            if (seen.size() == k) {
                break;
            }
        }
        return seen.size();
    }

    /** Numbers clusters by falling size, and sums up. */
    private static Result ranked(FloatMatrix points, int[] found, int clusters) {
        int[] ranked = Partition.bySize(found, "").clusters();
        double[][] centres = centres(points, ranked, clusters);
        return new Result(ranked, asMatrix(centres, points.columns()), inertia(points, ranked, centres));
    }

    private static double[][] centres(FloatMatrix points, int[] cluster, int clusters) {
        double[][] sum = new double[clusters][points.columns()];
        int[] size = new int[clusters];
        for (int i = 0; i < cluster.length; i++) {
            size[cluster[i]]++;
            for (int d = 0; d < points.columns(); d++) {
                sum[cluster[i]][d] += points.at(i, d);
            }
        }
        for (int c = 0; c < clusters; c++) {
            for (int d = 0; d < points.columns(); d++) {
                sum[c][d] /= Math.max(1, size[c]);
            }
        }
        return sum;
    }

    private static double inertia(FloatMatrix points, int[] cluster, double[][] centres) {
        double sum = 0;
        for (int i = 0; i < cluster.length; i++) {
            for (int d = 0; d < points.columns(); d++) {
                double difference = points.at(i, d) - centres[cluster[i]][d];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private static FloatMatrix asMatrix(double[][] rows, int columns) {
        float[] values = new float[rows.length * columns];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = (float) rows[r][c];
            }
        }
        return new FloatMatrix(rows.length, columns, values);
    }
}
