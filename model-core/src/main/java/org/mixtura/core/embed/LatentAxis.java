package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * An axis through a latent space: a point z lies at {@code offset + weights . z} on it. Normal distributions stay normal
 * along such axes, so their means and ellipses can be drawn exactly.
 *
 * @param weights one a latent dimension
 */
public record LatentAxis(double[] weights, double offset) {

    /** One of the dimensions itself, counted from 0. */
    public static LatentAxis ofDimension(int dimension, int dimensions) {
        double[] weights = new double[dimensions];
        weights[dimension] = 1;
        return new LatentAxis(weights, 0);
    }

    /**
     * The principal components of latent codes, that of the greatest variance first, through their mean. The signs are
     * fixed: the greatest loading of an axis is positive.
     *
     * @param codes cells x dimensions
     * @return one a dimension
     */
    public static List<LatentAxis> principal(FloatMatrix codes) {
        double[] mean = mean(codes);
        double[][] vectors = SymmetricMatrix.eigenvectors(covariance(codes, mean));
        return IntStream.range(0, mean.length)
                .mapToObj(column -> {
                    double[] weights = new double[mean.length];
                    Arrays.setAll(weights, d -> vectors[d][column]);
                    double greatest = 0;
                    for (double weight : weights) {
                        greatest = Math.abs(weight) > Math.abs(greatest) ? weight : greatest;
                    }
                    double offset = 0;
                    for (int d = 0; d < weights.length; d++) {
                        weights[d] = greatest < 0 ? -weights[d] : weights[d];
                        offset -= weights[d] * mean[d];
                    }
                    return new LatentAxis(weights, offset);
                })
                .toList();
    }

    private static double[] mean(FloatMatrix codes) {
        double[] mean = new double[codes.columns()];
        for (int cell = 0; cell < codes.rows(); cell++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += codes.at(cell, d) / codes.rows();
            }
        }
        return mean;
    }

    private static double[][] covariance(FloatMatrix codes, double[] mean) {
        double[][] covariance = new double[mean.length][mean.length];
        double[] centred = new double[mean.length];
        for (int cell = 0; cell < codes.rows(); cell++) {
            for (int a = 0; a < mean.length; a++) {
                centred[a] = codes.at(cell, a) - mean[a];
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += centred[a] * centred[b] / codes.rows();
                }
            }
        }
        for (int a = 0; a < mean.length; a++) {
            for (int b = 0; b < a; b++) {
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** Where each point lies on the axis. */
    public float[] of(FloatMatrix points) {
        float[] places = new float[points.rows()];
        for (int row = 0; row < places.length; row++) {
            double sum = offset;
            for (int d = 0; d < weights.length; d++) {
                sum += weights[d] == 0 ? 0 : weights[d] * points.at(row, d);
            }
            places[row] = (float) sum;
        }
        return places;
    }

    /** Where the mean of a component lies on the axis. */
    public double mean(LatentMixture mixture, int component) {
        double sum = offset;
        for (int d = 0; d < weights.length; d++) {
            sum += weights[d] * mixture.means().at(component, d);
        }
        return sum;
    }

    /** The covariance of a component along this axis and another; with itself the variance. */
    public double covariance(LatentAxis other, LatentMixture mixture, int component) {
        double sum = 0;
        for (int d = 0; d < weights.length; d++) {
            double sd = mixture.sd(component, d);
            sum += weights[d] * other.weights[d] * sd * sd;
        }
        return sum;
    }
}
