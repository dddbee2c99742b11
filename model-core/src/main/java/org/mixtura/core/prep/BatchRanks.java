package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Joins the ranks that genes have in several batches. */
final class BatchRanks {

    private final int wanted;
    private final List<List<Integer>> good;
    private boolean empty = true;

    /** @param wanted only ranks below this count */
    BatchRanks(int genes, int wanted) {
        this.wanted = wanted;
        this.good = new ArrayList<>(genes);
        for (int gene = 0; gene < genes; gene++) {
            good.add(new ArrayList<>());
        }
    }

    /** Adds a batch with the score of each gene in it; the highest ranks first. */
    void add(double[] scores) {
        empty = false;
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < Math.min(wanted, order.length); rank++) {
            good.get(order[rank]).add(rank);
        }
    }

    boolean isEmpty() {
        return empty;
    }

    /** The best of some genes, ascending. */
    int[] best(int[] among) {
        double[] median = new double[good.size()];
        for (int gene = 0; gene < median.length; gene++) {
            median[gene] = median(good.get(gene));
        }
        return Arrays.stream(among)
                .boxed()
                .sorted((a, b) -> median[a] != median[b]
                        ? Double.compare(median[a], median[b])
                        : Integer.compare(good.get(b).size(), good.get(a).size()))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Genes that are good in no batch come last. */
    private static double median(List<Integer> ranks) {
        if (ranks.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        int[] sorted = ranks.stream().mapToInt(Integer::intValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
