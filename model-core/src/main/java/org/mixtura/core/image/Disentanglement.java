package org.mixtura.core.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;

/**
 * Whether each dimension of a code stands for one of the factors that images were made from: the score of Kim and Mnih (FactorVAE, 2018).
 * Images that are alike in one factor vary least, relative to all images, in one dimension; how often a vote tells the factor from that
 * dimension is the score, from 0 to 1.
 *
 * @param votes groups of images for the vote, and as many to judge it by
 * @param group images in a group
 */
public record Disentanglement(int votes, int group, long seed) {

    private static final double STILL = 1e-4;

    /** As many votes as usual. */
    public static Disentanglement usual(long seed) {
        return new Disentanglement(800, 64, seed);
    }

    /**
     * The score; NaN where no dimension varies or no factor has a value that several images share.
     *
     * @param codes images x dimensions
     * @param factors of each factor the value of each image
     */
    public double of(FloatMatrix codes, List<double[]> factors) {
        double[] all = variances(codes, IntStream.range(0, codes.rows()).toArray());
        int[] moving =
                IntStream.range(0, all.length).filter(d -> all[d] > STILL).toArray();
        var groups = factors.stream().map(Disentanglement::alike).toList();
        if (moving.length == 0 || groups.stream().anyMatch(List::isEmpty)) {
            return Double.NaN;
        }
        var random = new SplittableRandom(seed);
        int[][] table = new int[codes.columns()][factors.size()];
        for (int v = 0; v < votes; v++) {
            int factor = random.nextInt(factors.size());
            table[stillest(codes, drawn(groups.get(factor), random), all, moving)][factor]++;
        }
        int[] winner = Arrays.stream(table).mapToInt(Disentanglement::largest).toArray();
        int right = 0;
        for (int v = 0; v < votes; v++) {
            int factor = random.nextInt(factors.size());
            right += winner[stillest(codes, drawn(groups.get(factor), random), all, moving)] == factor ? 1 : 0;
        }
        return (double) right / votes;
    }

    /** The images of each value that at least two share. */
    private static List<int[]> alike(double[] factor) {
        var rows = new HashMap<Double, ArrayList<Integer>>();
        for (int i = 0; i < factor.length; i++) {
            rows.computeIfAbsent(factor[i], _ -> new ArrayList<>()).add(i);
        }
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry ->
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private int[] drawn(List<int[]> groups, SplittableRandom random) {
        int[] from = groups.get(random.nextInt(groups.size()));
        return IntStream.range(0, group)
                .map(_ -> from[random.nextInt(from.length)])
                .toArray();
    }

    private static int stillest(FloatMatrix codes, int[] rows, double[] all, int[] moving) {
        double[] own = variances(codes, rows);
        int best = moving[0];
        for (int d : moving) {
            best = own[d] / all[d] < own[best] / all[best] ? d : best;
        }
        return best;
    }

    private static double[] variances(FloatMatrix codes, int[] rows) {
        double[] variance = new double[codes.columns()];
        for (int d = 0; d < variance.length; d++) {
            int dimension = d;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> codes.at(row, dimension))
                    .average()
                    .orElse(0);
            variance[d] = Arrays.stream(rows)
                    .mapToDouble(row -> codes.at(row, dimension) - mean)
                    .map(off -> off * off)
                    .average()
                    .orElse(0);
        }
        return variance;
    }

    private static int largest(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }
}
