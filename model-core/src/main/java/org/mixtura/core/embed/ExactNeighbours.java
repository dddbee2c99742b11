package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/** Compares every pair of points, on all cores: exact, O(n^2 d). Of equally near points the first counts as nearer. */
public final class ExactNeighbours implements NeighbourSearch {

    private static final int POINTS_BETWEEN_CHECKS = 1024;

    @Override
    public Optional<Neighbours> search(FloatMatrix points, int k, BooleanSupplier cancelled) {
        int n = points.rows();
        if (k < 1 || k >= n) {
            throw new IllegalArgumentException(k + " neighbours among " + n + " points");
        }
        int[][] index = new int[n][];
        double[][] distance = new double[n][];
        for (int from = 0; from < n; from += POINTS_BETWEEN_CHECKS) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            IntStream.range(from, Math.min(n, from + POINTS_BETWEEN_CHECKS))
                    .parallel()
                    .forEach(i -> searchOne(points, i, k, index, distance));
        }
        return Optional.of(new Neighbours(index, distance));
    }

    private static void searchOne(FloatMatrix points, int self, int k, int[][] index, double[][] distance) {
        int[] nearest = new int[k];
        float[] squares = new float[k];
        Arrays.fill(squares, Float.POSITIVE_INFINITY);
        float[] values = points.values();
        int d = points.columns();
        for (int other = 0; other < points.rows(); other++) {
            float square = squaredDistance(values, self * d, other * d, d);
            if (square < squares[k - 1] && other != self) {
                int at = k - 1;
                while (at > 0 && squares[at - 1] > square) {
                    squares[at] = squares[at - 1];
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                squares[at] = square;
                nearest[at] = other;
            }
        }
        index[self] = nearest;
        distance[self] = new double[k];
        for (int i = 0; i < k; i++) {
            distance[self][i] = Math.sqrt(squares[i]);
        }
    }

    private static float squaredDistance(float[] values, int a, int b, int d) {
        float sum = 0;
        for (int i = 0; i < d; i++) {
            float difference = values[a + i] - values[b + i];
            sum += difference * difference;
        }
        return sum;
    }
}
