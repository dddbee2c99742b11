package org.mixtura.core.score;

import java.util.Arrays;

/**
 * How many cells have each pair of label and cluster. Cells without a label or without a cluster (code below 0) are
 * left out, and so are labels and clusters that no remaining cell has.
 *
 * @param counts labels x clusters
 * @param labelSizes cells of each label
 * @param clusterSizes cells of each cluster
 * @param cells their sum
 */
record ContingencyTable(int[][] counts, int[] labelSizes, int[] clusterSizes, int cells) {

    static ContingencyTable of(int[] labels, int[] clusters) {
        if (labels.length != clusters.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + clusters.length + " clusters");
        }
        int[] labelRows = compact(labels, clusters);
        int[] clusterColumns = compact(clusters, labels);
        int[][] counts = new int[distinct(labelRows)][distinct(clusterColumns)];
        int[] labelSizes = new int[counts.length];
        int[] clusterSizes = new int[distinct(clusterColumns)];
        int cells = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0 && clusters[i] >= 0) {
                counts[labelRows[labels[i]]][clusterColumns[clusters[i]]]++;
                labelSizes[labelRows[labels[i]]]++;
                clusterSizes[clusterColumns[clusters[i]]]++;
                cells++;
            }
        }
        return new ContingencyTable(counts, labelSizes, clusterSizes, cells);
    }

    /** For each code its index among the codes that occur together with a valid partner; -1 for the others. */
    private static int[] compact(int[] codes, int[] partners) {
        int[] index = new int[Arrays.stream(codes).max().orElse(-1) + 1];
        Arrays.fill(index, -1);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && partners[i] >= 0) {
                index[codes[i]] = 0;
            }
        }
        int next = 0;
        for (int code = 0; code < index.length; code++) {
            if (index[code] == 0) {
                index[code] = next++;
            }
        }
        return index;
    }

    private static int distinct(int[] index) {
        return Arrays.stream(index).max().orElse(-1) + 1;
    }

    /** The entropy of the labels in nats. */
    double labelEntropy() {
        return entropy(labelSizes);
    }

    /** The entropy of the clusters in nats. */
    double clusterEntropy() {
        return entropy(clusterSizes);
    }

    private double entropy(int[] sizes) {
        return -Arrays.stream(sizes)
                .mapToDouble(s -> s / (double) cells)
                .map(p -> p * Math.log(p))
                .sum();
    }

    /** The mutual information of labels and clusters in nats. */
    double mutualInformation() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < clusterSizes.length; j++) {
                double n = counts[i][j];
                if (n > 0) {
                    sum += n / cells * Math.log(n * cells / ((double) labelSizes[i] * clusterSizes[j]));
                }
            }
        }
        return Math.max(0, sum);
    }

    /**
     * The mutual information that two random partitions of these sizes would have, in nats: the hypergeometric model of
     * Vinh, Epps and Bailey, "Information theoretic measures for clusterings comparison", JMLR 11 (2010), eq. 24a.
     */
    double expectedMutualInformation() {
        double[] logFactorial = new double[cells + 1];
        for (int n = 2; n <= cells; n++) {
            logFactorial[n] = logFactorial[n - 1] + Math.log(n);
        }
        double sum = 0;
        for (int a : labelSizes) {
            for (int b : clusterSizes) {
                double fixed = logFactorial[a]
                        + logFactorial[b]
                        + logFactorial[cells - a]
                        + logFactorial[cells - b]
                        - logFactorial[cells];
                for (int n = Math.max(1, a + b - cells); n <= Math.min(a, b); n++) {
                    double logProbability = fixed
                            - logFactorial[n]
                            - logFactorial[a - n]
                            - logFactorial[b - n]
                            - logFactorial[cells - a - b + n];
                    sum += (double) n
                            / cells
                            * Math.log((double) n * cells / ((double) a * b))
                            * Math.exp(logProbability);
                }
            }
        }
        return sum;
    }
}
