package org.mixtura.core.embed;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Eigenvectors of small symmetric matrices by Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5). */
public final class SymmetricMatrix {

    private static final int SWEEPS = 60;

    private SymmetricMatrix() {}

    /** Columns are eigenvectors, those of the largest eigenvalues first; {@code matrix} is used up. */
    public static double[][] eigenvectors(double[][] matrix) {
        int n = matrix.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && offDiagonal(matrix) > 0; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -matrix[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] sorted = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                sorted[row][column] = vectors[row][order[column]];
            }
        }
        return sorted;
    }

    private static double offDiagonal(double[][] a) {
        double off = 0;
        double on = 0;
        for (int i = 0; i < a.length; i++) {
            on += a[i][i] * a[i][i];
            for (int j = 0; j < i; j++) {
                off += a[i][j] * a[i][j];
            }
        }
        return off > 1e-24 * on ? off : 0;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cos = 1 / Math.sqrt(t * t + 1);
        double sin = t * cos;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            double iq = a[i][q];
            a[i][p] = cos * ip - sin * iq;
            a[i][q] = sin * ip + cos * iq;
        }
        for (int i = 0; i < a.length; i++) {
            double pi = a[p][i];
            double qi = a[q][i];
            a[p][i] = cos * pi - sin * qi;
            a[q][i] = sin * pi + cos * qi;
            double vp = vectors[i][p];
            double vq = vectors[i][q];
            vectors[i][p] = cos * vp - sin * vq;
            vectors[i][q] = sin * vp + cos * vq;
        }
    }
}
