package org.mixtura.core.score;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Agreement of clusters with known labels, over the cells that have both.
 *
 * @param cells how many cells were compared
 * @param ari adjusted Rand index (Hubert and Arabie 1985): 1 for the same partition, 0 for chance, may be negative
 * @param nmi mutual information over the arithmetic mean of both entropies, 0..1
 * @param ami the same adjusted for chance (Vinh, Epps and Bailey 2010), at most 1
 * @param fowlkesMallows geometric mean of precision and recall of pairs of cells (Fowlkes and Mallows 1983), 0..1
 * @param homogeneity 1 when each cluster holds one label only (Rosenberg and Hirschberg 2007)
 * @param completeness 1 when each label lies in one cluster only
 * @param vMeasure harmonic mean of homogeneity and completeness; the same number as {@code nmi}
 * @param accuracy share of cells in the cluster that is matched with their label, for the best one-to-one matching;
 *     clusters left without a label count as errors
 */
public record ClusterScores(
        int cells,
        double ari,
        double nmi,
        double ami,
        double fowlkesMallows,
        double homogeneity,
        double completeness,
        double vMeasure,
        double accuracy) {

    /**
     * Compares two partitions of the same cells.
     *
     * @param labels code of each cell's label; below 0: unknown
     * @param clusters code of each cell's cluster; below 0: none
     * @return all scores NaN when no cell has both
     */
    public static ClusterScores of(int[] labels, int[] clusters) {
        var table = ContingencyTable.of(labels, clusters);
        if (table.cells() == 0) {
            double none = Double.NaN;
            return new ClusterScores(0, none, none, none, none, none, none, none, none);
        }
        double labelEntropy = table.labelEntropy();
        double clusterEntropy = table.clusterEntropy();
        double information = table.mutualInformation();
        boolean sameTrivial = table.labelSizes().length == 1 && table.clusterSizes().length == 1;
        double mean = (labelEntropy + clusterEntropy) / 2;
        double homogeneity = labelEntropy == 0 ? 1 : information / labelEntropy;
        double completeness = clusterEntropy == 0 ? 1 : information / clusterEntropy;
        return new ClusterScores(
                table.cells(),
                adjustedRand(table),
                sameTrivial ? 1 : information / mean,
                sameTrivial ? 1 : adjusted(information, table.expectedMutualInformation(), mean),
                fowlkesMallows(table),
                homogeneity,
                completeness,
                homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness),
                accuracy(table));
    }

    /** The scores by the names that files and {@code --json} give them. */
    public SequencedMap<String, Double> byName() {
        var all = new LinkedHashMap<String, Double>();
        all.put("ari", ari);
        all.put("nmi", nmi);
        all.put("ami", ami);
        all.put("fowlkes_mallows", fowlkesMallows);
        all.put("homogeneity", homogeneity);
        all.put("completeness", completeness);
        all.put("v_measure", vMeasure);
        all.put("accuracy", accuracy);
        return all;
    }

    private static double adjustedRand(ContingencyTable table) {
        double both = 0;
        for (int[] row : table.counts()) {
            both += pairs(row);
        }
        double sameLabel = pairs(table.labelSizes());
        double sameCluster = pairs(table.clusterSizes());
        double all = pairs(new int[] {table.cells()});
        double expected = all == 0 ? 0 : sameLabel * sameCluster / all;
        double most = (sameLabel + sameCluster) / 2;
        // Both partitions trivial: one group, or every cell its own. They agree.
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    /** Pairs in the same group of both, over the geometric mean of those of each; 0 where no pair is. */
    private static double fowlkesMallows(ContingencyTable table) {
        double both = 0;
        for (int[] row : table.counts()) {
            both += pairs(row);
        }
        return both == 0 ? 0 : both / Math.sqrt(pairs(table.labelSizes()) * pairs(table.clusterSizes()));
    }

    private static double pairs(int[] sizes) {
        double sum = 0;
        for (int n : sizes) {
            sum += n * (n - 1.0) / 2;
        }
        return sum;
    }

    /** Partitions of single cells have no room above chance: the smallest denominator keeps the score finite. */
    private static double adjusted(double information, double expected, double most) {
        double room = most - expected;
        double tiny = Math.ulp(1.0);
        return (information - expected) / (room < 0 ? Math.min(room, -tiny) : Math.max(room, tiny));
    }

    private static double accuracy(ContingencyTable table) {
        int[] clusterOf = Matching.heaviest(table.counts());
        long matched = 0;
        for (int label = 0; label < clusterOf.length; label++) {
            matched += clusterOf[label] < 0 ? 0 : table.counts()[label][clusterOf[label]];
        }
        return (double) matched / table.cells();
    }
}
