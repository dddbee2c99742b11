package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mixtura.core.data.FloatMatrix;

/**
 * Groups points by the slowest modes of a random walk on the graph of their nearest neighbours (Ng, Jordan and Weiss 2001;
 * von Luxburg, Statistics and Computing 17, 2007): k-means on the leading eigenvectors of D^-1/2 A D^-1/2, each point's row
 * divided by the root of its degree. Groups may have any size and shape. The same points and seed give the same groups.
 *
 * @param neighbours edges from each point, the point itself not counted
 * @param seed of the starting vectors and of k-means
 */
public record Spectral(int neighbours, long seed) {

    private static final int SPARE = 5;
    private static final int MOST_ITERATIONS = 1500;
    private static final int BETWEEN_ORTHONORMALISATIONS = 10;
    private static final int RESTARTS = 20;
    private static final double TOLERANCE = 1e-6;

    public Spectral {
        if (neighbours < 1) {
            throw new IllegalArgumentException(neighbours + " neighbours");
        }
    }

    /** Fifteen neighbours. */
    public static Spectral of(long seed) {
        return new Spectral(15, seed);
    }

    /**
     * Groups points.
     *
     * @param points points x dimensions, at least one point, all finite
     * @param k how many groups, at least 1
     */
    public Partition intoClusters(FloatMatrix points, int k) {
        if (k < 1) {
            throw new IllegalArgumentException(k + " groups");
        }
        int n = points.rows();
        if (n <= k || k == 1 || n <= 2) {
            return KMeansPartition.of(points, Math.min(k, n), seed);
        }
        var found = new ExactNeighbours().search(points, Math.min(neighbours, n - 1), () -> false);
        var walk = Walk.of(found.orElseThrow().index());
        double[][] vectors = walk.leading(k, Math.min(k + SPARE, n), new SplittableRandom(seed));
        float[] rows = new float[n * k];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < k; c++) {
                rows[i * k + c] = (float) (vectors[c][i] * walk.rootOfDegree[i] * Math.sqrt(n));
            }
        }
        return KMeansPartition.of(new FloatMatrix(n, k, rows), k, seed);
    }

    /** K-means with many starts. */
    private static final class KMeansPartition {

        static Partition of(FloatMatrix points, int k, long seed) {
            int[] clusters = new KMeans(k, seed, RESTARTS).fit(points).clusters();
            int count = Arrays.stream(clusters).max().orElse(-1) + 1;
            return new Partition(clusters, count, ClusterMethod.fewer("The neighbour graph", count, k));
        }
    }

    /**
     * The walk: edges of both directions, and one from each point to itself.
     *
     * @param rootOfDegree one over the root of the degree of each point
     */
    private record Walk(int[] starts, int[] to, float[] weight, double[] rootOfDegree) {

        /** Edges weigh 1/2 for each end that counts the other among its neighbours. */
        static Walk of(int[][] neighbours) {
            int n = neighbours.length;
            int[] starts = new int[n + 1];
            for (int i = 0; i < n; i++) {
                starts[i + 1]++;
                for (int j : neighbours[i]) {
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
                for (int j : neighbours[i]) {
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
            return new Walk(starts, to, weight, root);
        }

        private static void put(int[] to, float[] weight, int at, int point, float w) {
            to[at] = point;
            weight[at] = w;
        }

        /** Eigenvectors of the largest eigenvalues, by subspace iteration; {@code width} vectors are iterated. */
        double[][] leading(int count, int width, SplittableRandom random) {
            int n = rootOfDegree.length;
            double[][] basis = new double[width][n];
            for (double[] vector : basis) {
                Arrays.setAll(vector, _ -> random.nextDouble() - 0.5);
            }
            // The first eigenvector is known.
            Arrays.setAll(basis[0], i -> 1 / rootOfDegree[i]);
            Orthonormal.rows(basis);
            double[] before = new double[width];
            for (int done = 0; done < MOST_ITERATIONS; done += BETWEEN_ORTHONORMALISATIONS) {
                for (int i = 0; i < BETWEEN_ORTHONORMALISATIONS; i++) {
                    basis = Arrays.stream(basis).parallel().map(this::lazyStep).toArray(double[][]::new);
                }
                Orthonormal.rows(basis);
                double[] values = rotate(basis);
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

        /** (1 + step) / 2: no negative eigenvalue can lead. */
        private double[] lazyStep(double[] vector) {
            double[] next = new double[vector.length];
            for (int i = 0; i < next.length; i++) {
                double sum = 0;
                for (int e = starts[i]; e < starts[i + 1]; e++) {
                    sum += weight[e] * vector[to[e]] * rootOfDegree[to[e]];
                }
                next[i] = 0.5 * (vector[i] + sum * rootOfDegree[i]);
            }
            return next;
        }

        /** Turns a basis towards the eigenvectors inside it, largest eigenvalue first; returns these. */
        private double[] rotate(double[][] basis) {
            int width = basis.length;
            double[][] images = Arrays.stream(basis).map(this::lazyStep).toArray(double[][]::new);
            double[][] inner = new double[width][width];
            for (int a = 0; a < width; a++) {
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
}
