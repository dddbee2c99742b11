package org.mixtura.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well several classifiers agree on each category: of two of them, the cells that both put into k over the larger number of
 * those that either put there; a mean over all pairs.
 *
 * @param perCategory 0 to 1; NaN for a category that no classifier uses
 */
public record Consensus(double[] perCategory) {

    /**
     * The consensus.
     *
     * @param classifiers the category of each cell by each of them, at least two
     * @param categories how many there are
     */
    public static Consensus of(List<int[]> classifiers, int categories) {
        if (classifiers.size() < 2) {
            throw new IllegalArgumentException("a consensus needs two classifiers");
        }
        var pairs = new ArrayList<double[]>();
        for (int a = 0; a < classifiers.size(); a++) {
            for (int b = a + 1; b < classifiers.size(); b++) {
                pairs.add(ofPair(classifiers.get(a), classifiers.get(b), categories));
            }
        }
        double[] mean = new double[categories];
        for (int k = 0; k < categories; k++) {
            int category = k;
            mean[k] = pairs.stream()
                    .mapToDouble(pair -> pair[category])
                    .filter(share -> !Double.isNaN(share))
                    .average()
                    .orElse(Double.NaN);
        }
        return new Consensus(mean);
    }

    /** How many cells two classifiers put into each pair of categories, categories x categories. */
    public static int[][] table(int[] first, int[] second, int categories) {
        int[][] counts = new int[categories][categories];
        for (int cell = 0; cell < first.length; cell++) {
            counts[first[cell]][second[cell]]++;
        }
        return counts;
    }

    private static double[] ofPair(int[] first, int[] second, int categories) {
        int[][] counts = table(first, second, categories);
        double[] shares = new double[categories];
        for (int k = 0; k < categories; k++) {
            int row = Arrays.stream(counts[k]).sum();
            int column = 0;
            for (int[] other : counts) {
                column += other[k];
            }
            shares[k] = Math.max(row, column) == 0 ? Double.NaN : (double) counts[k][k] / Math.max(row, column);
        }
        return shares;
    }

    /** The mean over the categories in use. */
    public double mean() {
        return Arrays.stream(perCategory)
                .filter(share -> !Double.isNaN(share))
                .average()
                .orElse(Double.NaN);
    }

    /** The smallest of the categories in use. */
    public double least() {
        return Arrays.stream(perCategory)
                .filter(share -> !Double.isNaN(share))
                .min()
                .orElse(Double.NaN);
    }
}
