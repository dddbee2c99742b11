package org.mixtura.core.correct;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.embed.KMeans;

/** The clusters of {@link Harmony}: directions, memberships of points in them, and how batches share each. */
final class SoftClusters {

    private static final int STEPS = 20;
    private static final int WINDOW = 3;
    private static final double SMALL_CHANGE = 1e-5;
    /** Memberships change for one block of points at a time, so that what a cluster holds is never far out of date. */
    private static final int BLOCKS = 20;

    private static final int RESTARTS = 3;

    private final Harmony settings;
    private final int[] batches;
    private final double[] shares;
    private final double[][] membership;
    private final double[][] centres;
    private final double[][] observed;
    private final double[] mass;
    private final SplittableRandom random;
    private double[][] directions;

    private SoftClusters(Harmony settings, double[][] directions, int[] batches, double[] shares, double[][] centres) {
        this.settings = settings;
        this.directions = directions;
        this.batches = batches;
        this.shares = shares;
        this.centres = centres;
        this.membership = new double[directions.length][centres.length];
        this.observed = new double[centres.length][shares.length];
        this.mass = new double[centres.length];
        this.random = new SplittableRandom(settings.seed());
    }

    /** Clusters that know nothing of batches yet: those of k-means on directions, softened. */
    static SoftClusters start(Harmony settings, double[][] points, int[] batches, int levels, int clusters) {
        double[][] directions = onSphere(points);
        var centres = new KMeans(clusters, settings.seed(), RESTARTS)
                .fit(matrix(directions))
                .centres()
                .toDoubleRows();
        double[] shares = new double[levels];
        for (int b : batches) {
            shares[b] += 1.0 / batches.length;
        }
        var soft = new SoftClusters(settings, directions, batches, shares, onSphere(centres));
        for (int i = 0; i < points.length; i++) {
            soft.soften(i, false);
            soft.count(i, 1);
        }
        return soft;
    }

    int clusters() {
        return centres.length;
    }

    int batches() {
        return shares.length;
    }

    /** How much of a point belongs to a cluster. */
    double membership(int point, int cluster) {
        return membership[point][cluster];
    }

    /** From now on the points lie there. */
    void move(double[][] points) {
        directions = onSphere(points);
    }

    /**
     * Centres and memberships in turns until they hardly change.
     *
     * @return false when cancelled
     */
    boolean settle(BooleanSupplier cancelled) {
        double[] history = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            turnCentres();
            updateMemberships();
            history[step] = objective();
            if (step > WINDOW && hardlyChanged(history, step)) {
                return true;
            }
        }
        return true;
    }

    private static boolean hardlyChanged(double[] history, int step) {
        double now = 0;
        double before = 0;
        for (int i = 0; i < WINDOW; i++) {
            now += history[step - i];
            before += history[step - i - 1];
        }
        return Math.abs(before - now) < SMALL_CHANGE * Math.abs(before);
    }

    private void turnCentres() {
        for (int k = 0; k < centres.length; k++) {
            double[] sum = new double[centres[k].length];
            for (int i = 0; i < directions.length; i++) {
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += membership[i][k] * directions[i][d];
                }
            }
            centres[k] = unit(sum);
        }
    }

    private void updateMemberships() {
        int[] order = Shuffle.of(directions.length, random);
        int size = Math.ceilDiv(order.length, BLOCKS);
        for (int from = 0; from < order.length; from += size) {
            int[] block = Arrays.copyOfRange(order, from, Math.min(order.length, from + size));
            for (int i : block) {
                count(i, -1);
            }
            for (int i : block) {
                soften(i, true);
            }
            for (int i : block) {
                count(i, 1);
            }
        }
    }

    /** A point's membership by its distances and, if wished, by how much of its batch the clusters hold already. */
    private void soften(int point, boolean diverse) {
        double[] own = membership[point];
        int b = batches[point];
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < own.length; k++) {
            own[k] = -distance(point, k) / settings.sigma();
            if (diverse) {
                own[k] += settings.theta() * Math.log((expected(k, b) + 1) / (observed[k][b] + 1));
            }
            top = Math.max(top, own[k]);
        }
        double sum = 0;
        for (int k = 0; k < own.length; k++) {
            own[k] = Math.exp(own[k] - top);
            sum += own[k];
        }
        for (int k = 0; k < own.length; k++) {
            own[k] /= sum;
        }
    }

    /** Puts a point into the sums of the clusters, or takes it out. */
    private void count(int point, int sign) {
        for (int k = 0; k < centres.length; k++) {
            double r = sign * membership[point][k];
            observed[k][batches[point]] += r;
            mass[k] += r;
        }
    }

    /** What a cluster would hold of a batch by chance. */
    private double expected(int cluster, int level) {
        return mass[cluster] * shares[level];
    }

    /** What is minimised, see {@link Harmony}. */
    double objective() {
        double sum = 0;
        for (int i = 0; i < directions.length; i++) {
            int b = batches[i];
            for (int k = 0; k < centres.length; k++) {
                double r = membership[i][k];
                if (r > 0) {
                    double fine = settings.theta() * Math.log((observed[k][b] + 1) / (expected(k, b) + 1));
                    sum += r * (distance(i, k) + settings.sigma() * (Math.log(r) + fine));
                }
            }
        }
        return sum;
    }

    private double distance(int point, int cluster) {
        double product = 0;
        for (int d = 0; d < centres[cluster].length; d++) {
            product += centres[cluster][d] * directions[point][d];
        }
        return 2 * (1 - product);
    }

    private static double[][] onSphere(double[][] points) {
        return Arrays.stream(points).map(SoftClusters::unit).toArray(double[][]::new);
    }

    /** Of length 1; the origin has no direction and stays. */
    private static double[] unit(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        return length == 0
                ? vector.clone()
                : Arrays.stream(vector).map(x -> x / length).toArray();
    }

    private static FloatMatrix matrix(double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return new FloatMatrix(rows.length, rows[0].length, values);
    }
}
