package org.mixtura.core.embed;

/**
 * A multivariate normal distribution, by the Cholesky factor of its covariance.
 *
 * @param mean length d
 * @param factor lower triangle L with L L' the covariance
 * @param logNormaliser d/2 log(2 pi) + sum of log L_jj
 */
record NormalDensity(double[] mean, double[][] factor, double logNormaliser) {

    /**
     * Factors a covariance.
     *
     * @param covariance d x d; only the lower triangle is read
     * @throws IllegalArgumentException when it is not positive definite
     */
    static NormalDensity of(double[] mean, double[][] covariance) {
        int d = mean.length;
        double[][] factor = new double[d][d];
        double logNormaliser = d / 2.0 * Math.log(2 * Math.PI);
        for (int row = 0; row < d; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = covariance[row][column];
                for (int j = 0; j < column; j++) {
                    rest -= factor[row][j] * factor[column][j];
                }
                if (row == column) {
                    if (!(rest > 0)) {
                        throw new IllegalArgumentException("the covariance is not positive definite");
                    }
                    factor[row][row] = Math.sqrt(rest);
                    logNormaliser += Math.log(factor[row][row]);
                } else {
                    factor[row][column] = rest / factor[column][column];
                }
            }
        }
        return new NormalDensity(mean, factor, logNormaliser);
    }

    /** The logarithm of the density at a point. */
    double log(double[] point) {
        double[] solved = new double[mean.length];
        double square = 0;
        for (int row = 0; row < mean.length; row++) {
            double rest = point[row] - mean[row];
            for (int j = 0; j < row; j++) {
                rest -= factor[row][j] * solved[j];
            }
            solved[row] = rest / factor[row][row];
            square += solved[row] * solved[row];
        }
        return -square / 2 - logNormaliser;
    }
}
