package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether counts drawn from the model look like the counts it was asked about, gene by gene in the order of the query.
 *
 * @param observed the cells themselves
 * @param generated the cells drawn
 */
public record PredictiveCheck(GeneMoments observed, GeneMoments generated) {

    /**
     * Genes of like mean.
     *
     * @param first rank of the lowest mean among them, from 1
     * @param last rank of the highest
     * @param observed means over these genes in the cells themselves
     * @param generated the same in the cells drawn
     */
    public record GeneGroup(int first, int last, Averages observed, Averages generated) {}

    /** Moments averaged over genes. */
    public record Averages(double mean, double variance, double zeros) {

        static Averages of(GeneMoments moments, int[] genes) {
            return new Averages(
                    average(moments.mean(), genes),
                    average(moments.variance(), genes),
                    average(moments.zeros(), genes));
        }

        private static double average(double[] values, int[] genes) {
            return Arrays.stream(genes).mapToDouble(g -> values[g]).average().orElse(Double.NaN);
        }
    }

    /** The genes in groups of about equal size, ordered by their observed mean; fewer when there are fewer genes. */
    public List<GeneGroup> byMean(int groups) {
        double[] means = observed.mean();
        int[] order = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(g -> means[g]))
                .mapToInt(g -> g)
                .toArray();
        int count = Math.min(groups, order.length);
        return IntStream.range(0, count)
                .mapToObj(group -> {
                    int from = (int) ((long) group * order.length / count);
                    int to = (int) ((group + 1L) * order.length / count);
                    int[] members = Arrays.copyOfRange(order, from, to);
                    return new GeneGroup(from + 1, to, Averages.of(observed, members), Averages.of(generated, members));
                })
                .toList();
    }

    /** Share of zeros among all counts of the observed cells. */
    public double observedZeros() {
        return Arrays.stream(observed.zeros()).average().orElse(Double.NaN);
    }

    /** Share of zeros among all counts of the generated cells. */
    public double generatedZeros() {
        return Arrays.stream(generated.zeros()).average().orElse(Double.NaN);
    }
}
