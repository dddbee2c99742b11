package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * Components as a graph: how far their means lie apart, and which of them are near (Schuster and Krogh 2023, figure 3).
 *
 * @param distances Euclidean, components x components
 * @param threshold the longest edge that is kept, the 95th percentile of the distances between different components
 * @param edges pairs that lie no farther apart than the threshold, the first number the smaller one
 * @param order all components in an order in which neighbours follow each other
 */
public record ComponentGraph(double[][] distances, double threshold, List<Edge> edges, int[] order) {

    private static final double KEPT = 95;
    private static final double NEAR = 30;

    /** Two components and the distance of their means. */
    public record Edge(int from, int to, double distance) {}

    /** The graph of component means, components x dimensions. */
    public static ComponentGraph of(FloatMatrix means) {
        int n = means.rows();
        double[][] distances = new double[n][n];
        var pairs = new ArrayList<Edge>();
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double squares = 0;
                for (int d = 0; d < means.columns(); d++) {
                    double off = means.at(a, d) - means.at(b, d);
                    squares += off * off;
                }
                distances[a][b] = Math.sqrt(squares);
                distances[b][a] = distances[a][b];
                pairs.add(new Edge(b, a, distances[a][b]));
            }
        }
        double[] between = pairs.stream().mapToDouble(Edge::distance).toArray();
        double threshold = percentile(between, KEPT);
        return new ComponentGraph(
                distances,
                threshold,
                pairs.stream().filter(e -> e.distance <= threshold).toList(),
                walk(distances));
    }

    /**
     * The order of the published code: edges are distances up to the 30th percentile of the whole matrix, its diagonal
     * included, rounded to two decimals. It begins at a component of least degree (of several, the one whose neighbours
     * have the fewest), goes on with the new neighbours of the last one by distance, and begins again likewise.
     *
     * @param distances of the means, components x components
     */
    public static int[] walk(double[][] distances) {
        int n = distances.length;
        double[] all = Arrays.stream(distances).flatMapToDouble(Arrays::stream).toArray();
        double near = Math.rint(100 * percentile(all, NEAR)) / 100;
        int[] degree = new int[n];
        int[] degreeOfNeighbours = new int[n];
        for (int a = 0; a < n; a++) {
            degree[a] = neighbours(distances, a, near).length;
        }
        for (int a = 0; a < n; a++) {
            degreeOfNeighbours[a] = Arrays.stream(neighbours(distances, a, near))
                    .map(b -> degree[b])
                    .sum();
        }
        var order = new ArrayList<Integer>();
        while (order.size() < n) {
            int start = IntStream.range(0, n)
                    .filter(a -> !order.contains(a))
                    .boxed()
                    .min(Comparator.comparingInt((Integer a) -> degree[a]).thenComparingInt(a -> degreeOfNeighbours[a]))
                    .orElseThrow();
            order.add(start);
            boolean grew = true;
            while (grew) {
                int last = order.getLast();
                int[] unseen = Arrays.stream(neighbours(distances, last, near))
                        .filter(b -> !order.contains(b))
                        .toArray();
                Arrays.stream(unseen).forEach(order::add);
                grew = unseen.length > 0;
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] neighbours(double[][] distances, int of, double near) {
        return IntStream.range(0, distances.length)
                .filter(b -> b != of && distances[of][b] <= near)
                .boxed()
                .sorted(Comparator.comparingDouble(b -> distances[of][b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** With linear interpolation between ranks, as numpy has it; 0 of nothing. */
    static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return 0;
        }
        double rank = percent / 100 * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
