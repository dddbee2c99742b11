package org.mixtura.core.score;

import org.mixtura.core.data.FloatMatrix;

/**
 * How evenly categories are used, from the mean probability of each, q_k = mean over cells of q(k | x).
 *
 * @param mean q
 * @param logRatio log of the largest over the smallest mean (Marghi et al., figure S9)
 */
public record CategoryUse(double[] mean, double logRatio) {

    private static final double EPSILON = 1e-8;

    /** @param probabilities cells x categories */
    public static CategoryUse of(FloatMatrix probabilities) {
        double[] mean = new double[probabilities.columns()];
        for (int row = 0; row < probabilities.rows(); row++) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += probabilities.at(row, k) / probabilities.rows();
            }
        }
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double q : mean) {
            most = Math.max(most, q);
            least = Math.min(least, q);
        }
        return new CategoryUse(mean, Math.log((most + EPSILON) / (least + EPSILON)));
    }

    /** KL(q || p) = sum q (log(q + e) - log(p + e)), e = 1e-8, in nats. */
    public double klTo(double[] p) {
        return kl(mean, p);
    }

    /** KL(p || q). */
    public double klFrom(double[] p) {
        return kl(p, mean);
    }

    private static double kl(double[] p, double[] q) {
        if (p.length != q.length) {
            throw new IllegalArgumentException(p.length + " and " + q.length + " categories");
        }
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * (Math.log(p[k] + EPSILON) - Math.log(q[k] + EPSILON));
        }
        return sum;
    }
}
