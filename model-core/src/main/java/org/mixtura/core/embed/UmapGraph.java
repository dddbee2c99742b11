package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fuzzy graph of UMAP: an edge's weight is the probability that its ends are neighbours, seen from either end
 * (sections 3.1 and 4.2 of the paper). Each edge is listed in both directions.
 *
 * @param head one end of each edge, in ascending order
 * @param tail the other end
 * @param weight in (0, 1]
 */
record UmapGraph(int[] head, int[] tail, float[] weight) {

    private static final int BISECTIONS = 64;
    private static final double TOLERANCE = 1e-5;
    /** Sigma is at least this share of the mean distance, so that duplicates do not cut a point off. */
    private static final double MIN_SCALE = 1e-3;

    static UmapGraph of(Neighbours neighbours) {
        int n = neighbours.index().length;
        double overall = Arrays.stream(neighbours.distance())
                .flatMapToDouble(Arrays::stream)
                .average()
                .orElse(0);
        double[][] directed = new double[n][];
        IntStream.range(0, n)
                .parallel()
                .forEach(i -> directed[i] = memberships(neighbours.distance()[i], overall));
        return united(neighbours.index(), directed);
    }

    /** The weights of one point's edges: 1 for the nearest, falling so that they sum to log2(k + 1). */
    static double[] memberships(double[] distances, double overall) {
        double nearest = Arrays.stream(distances).filter(d -> d > 0).min().orElse(0);
        double wanted = Math.log(distances.length + 1) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double sigma = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double sum = 0;
            for (double d : distances) {
                sum += strength(d, nearest, sigma);
            }
            if (Math.abs(sum - wanted) < TOLERANCE) {
                break;
            }
            if (sum > wanted) {
                high = sigma;
            } else {
                low = sigma;
            }
            sigma = Double.isInfinite(high) ? sigma * 2 : (low + high) / 2;
        }
        double mean = nearest > 0 ? Arrays.stream(distances).average().orElse(0) : overall;
        double bounded = Math.max(sigma, MIN_SCALE * mean);
        return Arrays.stream(distances).map(d -> strength(d, nearest, bounded)).toArray();
    }

    private static double strength(double distance, double nearest, double sigma) {
        double beyond = distance - nearest;
        return beyond <= 0 ? 1 : Math.exp(-beyond / sigma);
    }

    /** The fuzzy union of both directions: a + b - ab. */
    private static UmapGraph united(int[][] neighbours, double[][] directed) {
        int n = neighbours.length;
        int[] degree = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j : neighbours[i]) {
                degree[i]++;
                degree[j] += position(neighbours[j], i) < 0 ? 1 : 0;
            }
        }
        int[] next = new int[n];
        for (int i = 1; i < n; i++) {
            next[i] = next[i - 1] + degree[i - 1];
        }
        int edges = n == 0 ? 0 : next[n - 1] + degree[n - 1];
        var graph = new UmapGraph(new int[edges], new int[edges], new float[edges]);
        for (int i = 0; i < n; i++) {
            for (int e = 0; e < neighbours[i].length; e++) {
                int j = neighbours[i][e];
                int back = position(neighbours[j], i);
                double a = directed[i][e];
                double b = back < 0 ? 0 : directed[j][back];
                graph.put(next[i]++, i, j, a + b - a * b);
                if (back < 0) {
                    graph.put(next[j]++, j, i, a);
                }
            }
        }
        return graph;
    }

    private void put(int at, int from, int to, double strength) {
        head[at] = from;
        tail[at] = to;
        weight[at] = (float) strength;
    }

    private static int position(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
