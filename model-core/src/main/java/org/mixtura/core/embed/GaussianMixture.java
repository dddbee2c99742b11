package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * Fits a mixture of normal distributions by expectation maximisation (Dempster, Laird and Rubin
 * 1977), the likeliest of several starts: k-means clusters of the points, and in turns of the points with each dimension
 * scaled to variance 1, which finds clusters along short dimensions. The same points and seed give the same mixture.
 *
 * @param k number of components; fewer when there are fewer distinct points
 * @param seed of the starts
 * @param restarts how many starts to try
 * @param ridge added to the diagonal of each covariance, as a share of the mean variance of a dimension; keeps
 *     components of few points from shrinking to a point or a line
 * @param shared whether all components have one covariance; else each has its own, which takes many points: 210 numbers
 *     in 20 dimensions
 */
public record GaussianMixture(int k, long seed, int restarts, double ridge, boolean shared) {

    private static final int MAX_ITERATIONS = 200;
    /** Ends when an iteration adds less than this to the mean log-likelihood of a point. */
    private static final double TOLERANCE = 1e-4;

    public GaussianMixture {
        if (k < 1 || restarts < 1 || !(ridge > 0)) {
            throw new IllegalArgumentException(k + " components, " + restarts + " restarts, ridge " + ridge);
        }
    }

    /** Six starts, a thousandth of the mean variance on the diagonal, one covariance for all components. */
    public static GaussianMixture of(int k, long seed) {
        return new GaussianMixture(k, seed, 6, 1e-3, true);
    }

    /**
     * What was found; components are in the order in which k-means started them.
     *
     * @param partition each point with its most probable component, numbered by falling size
     * @param weights of the components, sum 1
     * @param means components x dimensions
     * @param logLikelihood mean over the points, in nats
     */
    public record Result(Partition partition, double[] weights, double[][] means, double logLikelihood) {}

    /**
     * Fits the mixture.
     *
     * @param points points x dimensions, at least one point, all finite
     */
    public Result fit(FloatMatrix points) {
        return fit(points, Pulse.NONE);
    }

    /** As {@link #fit(FloatMatrix)}, watched in each iteration. */
    public Result fit(FloatMatrix points, Pulse pulse) {
        double[][] rows = points.toDoubleRows();
        double[] variance = variance(rows);
        double floor = ridge * Arrays.stream(variance).average().orElse(0);
        var scaled = scaled(points, variance);
        var seeds = new SplittableRandom(seed);
        Fit best = null;
        for (int start = 0; start < restarts; start++) {
            var own = pulse.part((double) start / restarts, (double) (start + 1) / restarts);
            var clusters = new KMeans(k, seeds.nextLong(), 1).fit(start % 2 == 0 ? points : scaled, own);
            int components = clusters.centres().rows();
            if (components == 1 || floor == 0) {
                // One normal distribution has no starts to choose from, and equal points no shape.
                var fit = floor == 0 ? alike(rows) : fit(rows, clusters.clusters(), 1, floor, own);
                return result(fit);
            }
            var fit = fit(rows, clusters.clusters(), components, floor, own);
            best = best == null || fit.logLikelihood > best.logLikelihood ? fit : best;
        }
        if (best == null) {
            throw new IllegalStateException("no start was tried");
        }
        return result(best);
    }

    private record Fit(double[][] responsibilities, Component[] components, double logLikelihood) {}

    /** Weight, mean and the lower triangle of the covariance of one component. */
    private record Moments(double weight, double[] mean, double[][] covariance) {}

    private record Component(double weight, double[] mean, NormalDensity density) {}

    private Result result(Fit fit) {
        int[] clusters = Arrays.stream(fit.responsibilities)
                .mapToInt(GaussianMixture::largest)
                .toArray();
        var partition = Partition.bySize(clusters, "");
        return new Result(
                new Partition(
                        partition.clusters(),
                        partition.count(),
                        ClusterMethod.fewer(ClusterMethod.GMM.label(), partition.count(), k)),
                Arrays.stream(fit.components).mapToDouble(Component::weight).toArray(),
                Arrays.stream(fit.components).map(Component::mean).toArray(double[][]::new),
                fit.logLikelihood);
    }

    private static Fit alike(double[][] rows) {
        double[][] sure = new double[rows.length][];
        Arrays.fill(sure, new double[] {1});
        var component = new Component(1, rows[0], NormalDensity.of(rows[0], identity(rows[0].length)));
        return new Fit(sure, new Component[] {component}, Double.POSITIVE_INFINITY);
    }

    private Fit fit(double[][] rows, int[] start, int components, double floor, Pulse pulse) {
        double[][] responsibilities = new double[rows.length][components];
        for (int i = 0; i < rows.length; i++) {
            responsibilities[i][start[i]] = 1;
        }
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; ; iteration++) {
            pulse.beat((double) iteration / MAX_ITERATIONS);
            var mixture = maximise(rows, responsibilities, components, floor);
            double likelihood = expect(rows, responsibilities, mixture);
            if (likelihood - before < TOLERANCE || iteration == MAX_ITERATIONS) {
                return new Fit(responsibilities, mixture, likelihood);
            }
            before = likelihood;
        }
    }

    /** Weights, means and covariances for given responsibilities; each component on its own, so order is fixed. */
    private Component[] maximise(double[][] rows, double[][] responsibilities, int components, double floor) {
        var moments = IntStream.range(0, components)
                .parallel()
                .mapToObj(c -> moments(rows, responsibilities, c))
                .toList();
        double[][] pooled = shared ? pooled(moments) : new double[0][];
        return moments.stream()
                .map(m -> new Component(
                        m.weight, m.mean, NormalDensity.of(m.mean, raised(shared ? pooled : m.covariance, floor))))
                .toArray(Component[]::new);
    }

    private static Moments moments(double[][] rows, double[][] responsibilities, int c) {
        int d = rows[0].length;
        // A component that lost all its points stays finite, and gets them back only if they fit it.
        double total = 10 * Math.ulp(1.0);
        double[] mean = new double[d];
        for (int i = 0; i < rows.length; i++) {
            total += responsibilities[i][c];
            for (int j = 0; j < d; j++) {
                mean[j] += responsibilities[i][c] * rows[i][j];
            }
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= total;
        }
        double[][] covariance = new double[d][d];
        double[] centred = new double[d];
        for (int i = 0; i < rows.length; i++) {
            double share = responsibilities[i][c] / total;
            if (share > 0) {
                for (int j = 0; j < d; j++) {
                    centred[j] = rows[i][j] - mean[j];
                    for (int l = 0; l <= j; l++) {
                        covariance[j][l] += share * centred[j] * centred[l];
                    }
                }
            }
        }
        return new Moments(total / rows.length, mean, covariance);
    }

    /** The mean covariance, each component by its weight. */
    private static double[][] pooled(List<Moments> components) {
        int d = components.getFirst().mean.length;
        double[][] sum = new double[d][d];
        for (var component : components) {
            for (int j = 0; j < d; j++) {
                for (int l = 0; l <= j; l++) {
                    sum[j][l] += component.weight * component.covariance[j][l];
                }
            }
        }
        return sum;
    }

    private static double[][] raised(double[][] covariance, double floor) {
        double[][] raised = new double[covariance.length][];
        for (int j = 0; j < covariance.length; j++) {
            raised[j] = covariance[j].clone();
            raised[j][j] += floor;
        }
        return raised;
    }

    /** Puts the responsibilities for given components in place; returns the mean log-likelihood of a point. */
    private static double expect(double[][] rows, double[][] responsibilities, Component[] mixture) {
        double[] logLikelihood = new double[rows.length];
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            double[] joint = responsibilities[i];
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < mixture.length; c++) {
                joint[c] = Math.log(mixture[c].weight) + mixture[c].density.log(rows[i]);
                most = Math.max(most, joint[c]);
            }
            double sum = 0;
            for (double value : joint) {
                sum += Math.exp(value - most);
            }
            logLikelihood[i] = most + Math.log(sum);
            for (int c = 0; c < mixture.length; c++) {
                joint[c] = Math.exp(joint[c] - logLikelihood[i]);
            }
        });
        return Arrays.stream(logLikelihood).sum() / rows.length;
    }

    private static int largest(double[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }

    private static double[] variance(double[][] rows) {
        double[] variance = new double[rows[0].length];
        for (int j = 0; j < variance.length; j++) {
            int column = j;
            double mean =
                    Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElse(0);
            variance[j] = Arrays.stream(rows)
                    .mapToDouble(r -> (r[column] - mean) * (r[column] - mean))
                    .average()
                    .orElse(0);
        }
        return variance;
    }

    private static FloatMatrix scaled(FloatMatrix points, double[] variance) {
        float[] values = points.values().clone();
        for (int i = 0; i < values.length; i++) {
            double own = variance[i % points.columns()];
            values[i] = own > 0 ? (float) (values[i] / Math.sqrt(own)) : 0;
        }
        return new FloatMatrix(points.rows(), points.columns(), values);
    }

    private static double[][] identity(int d) {
        double[][] out = new double[d][d];
        for (int j = 0; j < d; j++) {
            out[j][j] = 1;
        }
        return out;
    }
}
