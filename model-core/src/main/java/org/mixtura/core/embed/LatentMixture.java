package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mixtura.core.data.FloatMatrix;

/**
 * A mixture of normal distributions with independent dimensions in a latent space, as plain values: what a model divides
 * cells into by itself.
 *
 * @param logWeights log of the weight of each component; the weights sum to 1
 * @param means components x dimensions
 * @param logPrecisions log of one over the variance, of the same shape
 */
public record LatentMixture(double[] logWeights, FloatMatrix means, FloatMatrix logPrecisions) {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    public LatentMixture {
        if (means.rows() != logWeights.length
                || logPrecisions.rows() != means.rows()
                || logPrecisions.columns() != means.columns()) {
            throw new IllegalArgumentException("%d weights, %d x %d means, %d x %d precisions"
                    .formatted(
                            logWeights.length,
                            means.rows(),
                            means.columns(),
                            logPrecisions.rows(),
                            logPrecisions.columns()));
        }
    }

    /**
     * A mixture whose weights are the softmax of free numbers.
     *
     * @param logits one per component
     * @param means components x dimensions
     * @param logPrecisions of the same shape
     */
    public static LatentMixture ofLogits(double[] logits, FloatMatrix means, FloatMatrix logPrecisions) {
        double top = Arrays.stream(logits).max().orElse(0);
        double logSum =
                top + Math.log(Arrays.stream(logits).map(a -> Math.exp(a - top)).sum());
        return new LatentMixture(Arrays.stream(logits).map(a -> a - logSum).toArray(), means, logPrecisions);
    }

    /** Number of components. */
    public int components() {
        return logWeights.length;
    }

    /** The weights, sum 1. */
    public double[] weights() {
        return Arrays.stream(logWeights).map(Math::exp).toArray();
    }

    /** The standard deviation of a component in a dimension. */
    public double sd(int component, int dimension) {
        return Math.exp(-0.5 * logPrecisions.at(component, dimension));
    }

    /** log weight + log density of a point for each component: not a sum of probabilities, so that nothing underflows. */
    public double[] logJoint(FloatMatrix points, int row) {
        double[] joint = new double[components()];
        for (int k = 0; k < joint.length; k++) {
            double sum = 0;
            for (int d = 0; d < means.columns(); d++) {
                double off = points.at(row, d) - means.at(k, d);
                double logPrecision = logPrecisions.at(k, d);
                sum += 0.5 * (logPrecision - LOG_TWO_PI - Math.exp(logPrecision) * off * off);
            }
            joint[k] = logWeights[k] + sum;
        }
        return joint;
    }

    /** The most probable component of each point; of equally probable ones the first. */
    public int[] assign(FloatMatrix points) {
        int[] assigned = new int[points.rows()];
        Arrays.setAll(assigned, row -> largest(logJoint(points, row)));
        return assigned;
    }

    /** The probability of each component for each point, points x components; rows sum to 1. */
    public FloatMatrix probabilities(FloatMatrix points) {
        int k = components();
        float[] values = new float[Math.multiplyExact(points.rows(), k)];
        for (int row = 0; row < points.rows(); row++) {
            double[] joint = logJoint(points, row);
            double top = joint[largest(joint)];
            double sum = Arrays.stream(joint).map(j -> Math.exp(j - top)).sum();
            for (int c = 0; c < k; c++) {
                values[row * k + c] = (float) (Math.exp(joint[c] - top) / sum);
            }
        }
        return new FloatMatrix(points.rows(), k, values);
    }

    /** Points drawn from one component. */
    public FloatMatrix sample(int component, int count, RandomGenerator random) {
        int dimensions = means.columns();
        float[] values = new float[Math.multiplyExact(count, dimensions)];
        for (int i = 0; i < values.length; i++) {
            int d = i % dimensions;
            values[i] = (float) (means.at(component, d) + sd(component, d) * random.nextGaussian());
        }
        return new FloatMatrix(count, dimensions, values);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
