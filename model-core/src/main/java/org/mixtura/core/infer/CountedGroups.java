package org.mixtura.core.infer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;

/**
 * What was counted in two groups of cells.
 *
 * @param weights of each batch in a comparison of the groups, sum 1
 */
record CountedGroups(Group first, Group second, double[] weights) {

    private static final double LOG_2 = Math.log(2);

    /**
     * Sums over the cells of a group.
     *
     * @param cells by batch
     * @param sums of counts, one per gene
     * @param detected cells with a count, one per gene
     * @param shares of each batch, one per gene: sums of counts divided by the total of the cell
     * @param total of all counts
     */
    record Group(int[] cells, double[] sums, int[] detected, double[][] shares, double total) {

        private static Group of(Cells all, int[] group, int batches) {
            CountMatrix counts = all.counts();
            int[] cells = new int[batches];
            double[] sums = new double[counts.genes()];
            int[] detected = new int[counts.genes()];
            double[][] shares = new double[batches][counts.genes()];
            int[] genes = new int[counts.genes()];
            float[] values = new float[counts.genes()];
            for (int cell : group) {
                int batch = batch(all, cell);
                int length = counts.copyRow(cell, genes, values, 0);
                double total =
                        IntStream.range(0, length).mapToDouble(i -> values[i]).sum();
                for (int i = 0; i < length; i++) {
                    sums[genes[i]] += values[i];
                    detected[genes[i]]++;
                    shares[batch][genes[i]] += values[i] / total;
                }
                cells[batch]++;
            }
            return new Group(cells, sums, detected, shares, Arrays.stream(sums).sum());
        }

        private int size() {
            return Arrays.stream(cells).sum();
        }

        double mean(int gene) {
            return sums[gene] / size();
        }

        double detectedShare(int gene) {
            return (double) detected[gene] / size();
        }

        private double meanShare(int gene) {
            double sum = 0;
            for (double[] ofBatch : shares) {
                sum += ofBatch[gene];
            }
            return sum / size();
        }

        private double meanShare(int gene, double[] weights) {
            double sum = 0;
            for (int b = 0; b < weights.length; b++) {
                sum += weights[b] == 0 ? 0 : weights[b] * shares[b][gene] / cells[b];
            }
            return sum;
        }
    }

    static CountedGroups of(Cells cells, int[] first, int[] second) {
        int batches = Arrays.stream(cells.batches()).max().orElse(0) + 1;
        var a = Group.of(cells, first, batches);
        var b = Group.of(cells, second, batches);
        double[] weights = new double[batches];
        for (int i = 0; i < batches; i++) {
            // Those of Cochran (Biometrics 10, 1954): what a batch says of a difference between its cells.
            weights[i] = a.cells[i] == 0 ? 0 : (double) a.cells[i] * b.cells[i] / (a.cells[i] + b.cells[i]);
        }
        double sum = Arrays.stream(weights).sum();
        return new CountedGroups(
                a, b, Arrays.stream(weights).map(w -> sum == 0 ? 0 : w / sum).toArray());
    }

    /** One molecule among all of the group that has fewer: the least share that could have been seen. */
    double leastShare() {
        return 1 / Math.max(1, Math.min(first.total, second.total));
    }

    /**
     * The log2 fold change of the mean shares of a gene, above 0 when higher in the first group. A difference between batches
     * is none between groups: cells are compared within each batch that both groups have cells of; without any, all with all.
     */
    double change(int gene, double pseudocount) {
        boolean within = Arrays.stream(weights).sum() > 0;
        double a = within ? first.meanShare(gene, weights) : first.meanShare(gene);
        double b = within ? second.meanShare(gene, weights) : second.meanShare(gene);
        return Math.log((a + pseudocount) / (b + pseudocount)) / LOG_2;
    }

    private static int batch(Cells cells, int cell) {
        return cells.batches().length == 0 ? 0 : cells.batches()[cell];
    }
}
