package org.mixtura.core.embed;

import org.mixtura.core.data.FloatMatrix;

/**
 * Scales and turns points so that the scatter inside many small clusters is the same in every direction: directions in
 * which neighbours differ shrink, those in which groups differ are kept. Distances are then Mahalanobis distances.
 */
public final class Whitening {

    /** Added to the diagonal of the covariance, as a share of its mean. */
    private static final double RIDGE = 1e-3;

    private Whitening() {}

    /**
     * The points on new axes, points x dimensions.
     *
     * @param cluster the small cluster of each point
     */
    public static FloatMatrix within(FloatMatrix points, int[] cluster) {
        double[][] factor = cholesky(covariance(points, cluster));
        int d = points.columns();
        float[] out = new float[points.values().length];
        double[] y = new double[d];
        for (int row = 0; row < points.rows(); row++) {
            for (int i = 0; i < d; i++) {
                double sum = points.at(row, i);
                for (int j = 0; j < i; j++) {
                    sum -= factor[i][j] * y[j];
                }
                y[i] = sum / factor[i][i];
                out[row * d + i] = (float) y[i];
            }
        }
        return new FloatMatrix(points.rows(), d, out);
    }

    private static double[][] covariance(FloatMatrix points, int[] cluster) {
        int d = points.columns();
        int clusters = 0;
        for (int c : cluster) {
            clusters = Math.max(clusters, c + 1);
        }
        double[][] mean = new double[clusters][d];
        int[] size = new int[clusters];
        for (int row = 0; row < cluster.length; row++) {
            size[cluster[row]]++;
            for (int i = 0; i < d; i++) {
                mean[cluster[row]][i] += points.at(row, i);
            }
        }
        double[][] covariance = new double[d][d];
        for (int row = 0; row < cluster.length; row++) {
            int c = cluster[row];
            for (int i = 0; i < d; i++) {
                double off = points.at(row, i) - mean[c][i] / size[c];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += off * (points.at(row, j) - mean[c][j] / size[c]) / cluster.length;
                }
            }
        }
        return covariance;
    }

    /** Lower triangle L of L L' = covariance + ridge. */
    private static double[][] cholesky(double[][] lower) {
        int d = lower.length;
        double trace = 0;
        for (int i = 0; i < d; i++) {
            trace += lower[i][i];
        }
        // Without any scatter the points keep their axes.
        double ridge = trace > 0 ? RIDGE * trace / d : 1;
        double[][] factor = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j] + (i == j ? ridge : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = i == j ? Math.sqrt(sum) : sum / factor[j][j];
            }
        }
        return factor;
    }
}
