package org.mixtura.core.score;

import java.util.Arrays;
import org.mixtura.core.data.FloatMatrix;

/**
 * How much nearer each cell is to its own group than to the nearest other group (Rousseeuw 1987), Euclidean, -1..1.
 *
 * @param cells one value a cell; NaN for cells without a group; 0 for the only cell of a group
 * @param groups mean of each group; NaN for a group without cells
 * @param mean over all cells that have a group
 */
public record Silhouette(double[] cells, double[] groups, double mean) {

    /**
     * Measures every pair of cells: O(n^2), for up to some 20,000 cells.
     *
     * @param points cells x dimensions
     * @param group code of each cell's group; below 0: none
     * @throws IllegalArgumentException when fewer than two groups have cells: there is nothing to compare
     */
    public static Silhouette of(FloatMatrix points, int[] group) {
        if (points.rows() != group.length) {
            throw new IllegalArgumentException(points.rows() + " points for " + group.length + " groups");
        }
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        int[] sizes = new int[groups];
        for (int g : group) {
            if (g >= 0) {
                sizes[g]++;
            }
        }
        if (Arrays.stream(sizes).filter(s -> s > 0).count() < 2) {
            throw new IllegalArgumentException("a silhouette needs at least two groups with cells");
        }
        double[] cells = new double[group.length];
        Arrays.parallelSetAll(cells, i -> group[i] < 0 ? Double.NaN : ofCell(points, group, sizes, i));
        return summarised(cells, group, sizes);
    }

    private static double ofCell(FloatMatrix points, int[] group, int[] sizes, int cell) {
        int own = group[cell];
        if (sizes[own] == 1) {
            return 0;
        }
        double[] distances = new double[sizes.length];
        for (int other = 0; other < group.length; other++) {
            if (group[other] >= 0) {
                distances[group[other]] += distance(points, cell, other);
            }
        }
        double within = distances[own] / (sizes[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int g = 0; g < sizes.length; g++) {
            if (g != own && sizes[g] > 0) {
                nearest = Math.min(nearest, distances[g] / sizes[g]);
            }
        }
        double longest = Math.max(within, nearest);
        return longest == 0 ? 0 : (nearest - within) / longest;
    }

    private static double distance(FloatMatrix points, int a, int b) {
        double sum = 0;
        for (int d = 0; d < points.columns(); d++) {
            double difference = (double) points.at(a, d) - points.at(b, d);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static Silhouette summarised(double[] cells, int[] group, int[] sizes) {
        double[] groups = new double[sizes.length];
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < cells.length; i++) {
            if (group[i] >= 0) {
                groups[group[i]] += cells[i];
                sum += cells[i];
                counted++;
            }
        }
        for (int g = 0; g < groups.length; g++) {
            groups[g] = sizes[g] == 0 ? Double.NaN : groups[g] / sizes[g];
        }
        return new Silhouette(cells, groups, sum / counted);
    }
}
