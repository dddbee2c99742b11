package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.Comparator;
import org.mixtura.core.data.FloatMatrix;

/**
 * Hierarchical clustering by Ward's criterion: the two clusters are joined whose union adds the least to the sum of squared
 * distances from the centres. By chains of nearest neighbours (Murtagh 1983), which need no matrix of distances.
 */
public final class Ward {

    private Ward() {}

    /**
     * The tree cut into k clusters.
     *
     * @param points points x dimensions, at least one point, all finite
     */
    public static Partition intoClusters(FloatMatrix points, int k) {
        int n = points.rows();
        if (k < 1 || n == 0) {
            throw new IllegalArgumentException(k + " clusters of " + n + " points");
        }
        var tree = new Tree(points);
        int[][] joins = tree.joins();
        double[] heights = tree.heights;
        Integer[] order = new Integer[joins.length];
        Arrays.setAll(order, i -> i);
        // Chains find the joins in another order than that of their heights.
        Arrays.sort(order, Comparator.comparingDouble(i -> heights[i]));
        int[] parent = new int[n];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < n - Math.min(k, n); i++) {
            int[] join = joins[order[i]];
            parent[root(parent, join[1])] = root(parent, join[0]);
        }
        int[] number = new int[n];
        Arrays.fill(number, -1);
        int[] clusters = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int root = root(parent, i);
            if (number[root] < 0) {
                number[root] = count++;
            }
            clusters[i] = number[root];
        }
        return Partition.bySize(clusters, ClusterMethod.fewer("Hierarchical clustering", count, k));
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Clusters by their centre and size; a cluster keeps the number of one of its points. */
    private static final class Tree {

        private final double[][] centre;
        private final double[] size;
        private final double[] heights;

        Tree(FloatMatrix points) {
            centre = points.toDoubleRows();
            size = new double[centre.length];
            Arrays.fill(size, 1);
            heights = new double[centre.length - 1];
        }

        /** All joins, two points of the joined clusters each. */
        int[][] joins() {
            int n = centre.length;
            int[][] joins = new int[n - 1][];
            int[] chain = new int[n];
            int length = 0;
            int done = 0;
            while (done < n - 1) {
                if (length == 0) {
                    int first = 0;
                    while (size[first] == 0) {
                        first++;
                    }
                    chain[length++] = first;
                }
                int top = chain[length - 1];
                int before = length > 1 ? chain[length - 2] : -1;
                int nearest = nearest(top, before);
                if (nearest == before) {
                    heights[done] = cost(top, before);
                    joins[done++] = new int[] {before, top};
                    join(before, top);
                    length -= 2;
                } else {
                    chain[length++] = nearest;
                }
            }
            return joins;
        }

        /** Of equally near clusters the one before in the chain, so that chains end. */
        private int nearest(int of, int before) {
            int best = before;
            double least = before < 0 ? Double.POSITIVE_INFINITY : cost(of, before);
            for (int other = 0; other < size.length; other++) {
                if (other != of && size[other] > 0) {
                    double cost = cost(of, other);
                    if (cost < least) {
                        least = cost;
                        best = other;
                    }
                }
            }
            return best;
        }

        private double cost(int a, int b) {
            double squares = 0;
            for (int d = 0; d < centre[a].length; d++) {
                double off = centre[a][d] - centre[b][d];
                squares += off * off;
            }
            return squares * size[a] * size[b] / (size[a] + size[b]);
        }

        private void join(int into, int from) {
            double total = size[into] + size[from];
            for (int d = 0; d < centre[into].length; d++) {
                centre[into][d] = (size[into] * centre[into][d] + size[from] * centre[from][d]) / total;
            }
            size[into] = total;
            size[from] = 0;
        }
    }
}
