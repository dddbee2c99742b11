package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mixtura.core.data.FloatMatrix;

/**
 * A random walk on the graph of nearest neighbours: edges of both directions, and one from each point to itself.
 *
 * @param rootOfDegree one over the root of the degree of each point
 */
record NeighbourWalk(int[] starts, int[] to, float[] weight, double[] rootOfDegree) {

    private static final int MOST_ITERATIONS = 1500;
    private static final int BETWEEN_ORTHONORMALISATIONS = 10;
    private static final double TOLERANCE = 1e-6;

    /**
     * Edges weigh 1/2 for each end that counts the other among its neighbours.
     *
     * @param points at least two
     * @param neighbours edges from each point, the point itself not counted
     * @param pulse asked now and then
     */
    static NeighbourWalk of(FloatMatrix points, int neighbours, Pulse pulse) {
        int n = points.rows();
        var found = new ExactNeighbours().search(points, Math.min(neighbours, n - 1), () -> {
            pulse.beat(0);
            return false;
        });
        int[][] near = found.orElseThrow().index();
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1]++;
            for (int j : near[i]) {
                starts[i + 1]++;
                starts[j + 1]++;
            }
        }
        for (int i = 0; i < n; i++) {
            starts[i + 1] += starts[i];
        }
        int[] to = new int[starts[n]];
        float[] weight = new float[starts[n]];
        int[] next = starts.clone();
        for (int i = 0; i < n; i++) {
            put(to, weight, next[i]++, i, 1);
            for (int j : near[i]) {
                put(to, weight, next[i]++, j, 0.5f);
                put(to, weight, next[j]++, i, 0.5f);
            }
        }
        double[] root = new double[n];
        for (int i = 0; i < n; i++) {
            double degree = 0;
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                degree += weight[e];
            }
            root[i] = 1 / Math.sqrt(degree);
        }
        return new NeighbourWalk(starts, to, weight, root);
    }

    private static void put(int[] to, float[] weight, int at, int point, float w) {
        to[at] = point;
        weight[at] = w;
    }

    /** Eigenvectors of the largest eigenvalues, by subspace iteration; {@code width} vectors are iterated. */
    double[][] leading(int count, int width, SplittableRandom random, Pulse pulse) {
        int n = rootOfDegree.length;
        double[][] basis = new double[width][n];
        for (double[] vector : basis) {
            Arrays.setAll(vector, _ -> random.nextDouble() - 0.5);
        }
        // The first eigenvector is known.
        Arrays.setAll(basis[0], i -> 1 / rootOfDegree[i]);
        Orthonormal.rows(basis, pulse);
        double[] before = new double[width];
        for (int done = 0; done < MOST_ITERATIONS; done += BETWEEN_ORTHONORMALISATIONS) {
            for (int i = 0; i < BETWEEN_ORTHONORMALISATIONS; i++) {
                pulse.beat((double) done / MOST_ITERATIONS);
                basis = Arrays.stream(basis).parallel().map(this::lazyStep).toArray(double[][]::new);
            }
            Orthonormal.rows(basis, pulse);
            double[] values = rotate(basis, pulse);
            double moved = 0;
            for (int c = 0; c < count; c++) {
                moved = Math.max(moved, Math.abs(values[c] - before[c]));
            }
            before = values;
            if (moved < TOLERANCE) {
                break;
            }
        }
        return basis;
    }

    /** D^-1/2 A D^-1/2 times a vector. */
    double[] step(double[] vector) {
        double[] next = new double[vector.length];
        for (int i = 0; i < next.length; i++) {
            double sum = 0;
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                sum += weight[e] * vector[to[e]] * rootOfDegree[to[e]];
            }
            next[i] = sum * rootOfDegree[i];
        }
        return next;
    }

    /** (1 + step) / 2: no negative eigenvalue can lead. */
    private double[] lazyStep(double[] vector) {
        double[] next = step(vector);
        Arrays.setAll(next, i -> 0.5 * (vector[i] + next[i]));
        return next;
    }

    /** Turns a basis towards the eigenvectors inside it, largest eigenvalue first; returns these. */
    private double[] rotate(double[][] basis, Pulse pulse) {
        int width = basis.length;
        double[][] images = Arrays.stream(basis).map(this::lazyStep).toArray(double[][]::new);
        double[][] inner = new double[width][width];
        for (int a = 0; a < width; a++) {
            pulse.beat(0);
            for (int b = 0; b <= a; b++) {
                inner[a][b] = Orthonormal.dot(basis[a], images[b]);
                inner[b][a] = inner[a][b];
            }
        }
        double[][] rotation = SymmetricMatrix.eigenvectors(inner);
        double[] values = new double[width];
        Arrays.setAll(values, c -> inner[c][c]);
        double[] sorted =
                Arrays.stream(values).map(v -> -v).sorted().map(v -> -v).toArray();
        double[][] old = Arrays.stream(basis).map(double[]::clone).toArray(double[][]::new);
        for (int c = 0; c < width; c++) {
            pulse.beat(0);
            Arrays.fill(basis[c], 0);
            for (int a = 0; a < width; a++) {
                for (int i = 0; i < basis[c].length; i++) {
                    basis[c][i] += rotation[a][c] * old[a][i];
                }
            }
        }
        return sorted;
    }
}
