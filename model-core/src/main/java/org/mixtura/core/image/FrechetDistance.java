package org.mixtura.core.image;

import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.SymmetricMatrix;

/**
 * How far apart two sets of images are by their features, each set taken as one normal distribution: |m1 - m2|^2 + tr(S1 + S2 - 2 (S1
 * S2)^(1/2)), as the FID (Heusel et al. 2017). The features are not those of the Inception network, so that the numbers compare models
 * with each other and never with published FIDs.
 */
public final class FrechetDistance {

    private FrechetDistance() {}

    /**
     * The distance, at least 0.
     *
     * @param a images x features, at least 2 images
     * @param b images x as many features
     */
    public static double between(FloatMatrix a, FloatMatrix b) {
        double[] m1 = mean(a);
        double[] m2 = mean(b);
        double[][] s1 = covariance(a, m1);
        double[][] s2 = covariance(b, m2);
        double distance = trace(s1) + trace(s2);
        for (int i = 0; i < m1.length; i++) {
            distance += (m1[i] - m2[i]) * (m1[i] - m2[i]);
        }
        // (S1 S2)^(1/2) has the trace of the root of the symmetric S1^(1/2) S2 S1^(1/2).
        double[][] root = root(s1);
        return Math.max(0, distance - 2 * trace(root(product(product(root, s2), root))));
    }

    private static double[] mean(FloatMatrix rows) {
        double[] mean = new double[rows.columns()];
        for (int row = 0; row < rows.rows(); row++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += (double) rows.at(row, c) / rows.rows();
            }
        }
        return mean;
    }

    private static double[][] covariance(FloatMatrix rows, double[] mean) {
        double[][] sums = new double[mean.length][mean.length];
        for (int row = 0; row < rows.rows(); row++) {
            for (int i = 0; i < mean.length; i++) {
                double off = rows.at(row, i) - mean[i];
                for (int j = 0; j < mean.length; j++) {
                    sums[i][j] += off * (rows.at(row, j) - mean[j]) / (rows.rows() - 1);
                }
            }
        }
        return sums;
    }

    /** The symmetric root of a symmetric matrix; what rounding left below zero counts as zero. */
    private static double[][] root(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        double[][] vectors = SymmetricMatrix.eigenvectors(copy);
        double[][] root = new double[matrix.length][matrix.length];
        for (int k = 0; k < matrix.length; k++) {
            double value = 0;
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    value += vectors[i][k] * matrix[i][j] * vectors[j][k];
                }
            }
            double of = Math.sqrt(Math.max(0, value));
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    root[i][j] += of * vectors[i][k] * vectors[j][k];
                }
            }
        }
        return root;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }
}
