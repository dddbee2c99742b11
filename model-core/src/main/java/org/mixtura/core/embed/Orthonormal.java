package org.mixtura.core.embed;

/** Makes rows orthogonal and of length 1. */
final class Orthonormal {

    private Orthonormal() {}

    /** Modified Gram and Schmidt, twice for orthogonality to rounding; a row that is left with nothing becomes 0. */
    static void rows(double[][] rows) {
        rows(rows, Pulse.NONE);
    }

    /** As {@link #rows(double[][])}; the pulse is asked at each row. */
    static void rows(double[][] rows, Pulse pulse) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < rows.length; i++) {
                pulse.beat(0);
                for (int j = 0; j < i; j++) {
                    double share = dot(rows[i], rows[j]);
                    for (int g = 0; g < rows[i].length; g++) {
                        rows[i][g] -= share * rows[j][g];
                    }
                }
                double length = Math.sqrt(dot(rows[i], rows[i]));
                for (int g = 0; g < rows[i].length; g++) {
                    rows[i][g] = length < 1e-150 ? 0 : rows[i][g] / length;
                }
            }
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
