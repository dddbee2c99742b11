package org.mixtura.core.prep;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;

/**
 * Ranks genes by how much more they vary than counts of their mean do: the Seurat v3 flavour (Stuart et al. 2019,
 * "Comprehensive integration of single-cell data", Cell 177), computed as scanpy's {@code
 * highly_variable_genes(flavor='seurat_v3', span=0.3)} without a batch key.
 *
 * <p>A loess curve of log10 variance on log10 mean gives the variance that is expected at each mean; counts are
 * standardised with it, clipped at the square root of the number of cells, and the variance of what results ranks the
 * genes.
 */
final class VariableGenes {

    private static final double SPAN = 0.3;

    /** In fewer cells a variance says nothing. */
    private static final int FEWEST_CELLS = 10;

    private final CountMatrix counts;
    private final double[] mean;
    private final double[] variance;
    private final int[] expressedIn;

    private VariableGenes(CountMatrix counts) {
        this.counts = counts;
        this.mean = new double[counts.genes()];
        this.variance = new double[counts.genes()];
        this.expressedIn = new int[counts.genes()];
    }

    /**
     * The chosen genes, ascending.
     *
     * @param wanted how many; 0, or more than are expressed: every gene with a count in at least one cell
     */
    static int[] choose(CountMatrix counts, int wanted) {
        return choose(counts, wanted, true);
    }

    /**
     * The chosen genes, ascending.
     *
     * @param counted false: the values are no counts, so their variance itself ranks genes
     */
    static int[] choose(CountMatrix counts, int wanted, boolean counted) {
        var genes = new VariableGenes(counts);
        genes.computeMoments();
        int[] expressed = IntStream.range(0, counts.genes())
                .filter(g -> genes.expressedIn[g] > 0)
                .toArray();
        if (wanted == 0 || wanted >= expressed.length) {
            return expressed;
        }
        double[] scores = counted ? genes.standardisedVariances() : genes.variance;
        // Genes without variance score 0 and come last; equal scores keep the file's order.
        return IntStream.of(expressed)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /**
     * The chosen genes, ascending, ranked within batches as scanpy does it with a batch key: a gene's rank is the median of
     * its ranks in the batches where it is among the wanted ones; ties go to genes that are so in more batches.
     *
     * @param batch the batch of each cell
     * @param wanted how many; 0, or more than are expressed: every gene with a count in at least one cell
     * @param counted false: the values are no counts, so their variance itself ranks genes
     */
    static int[] choose(CountMatrix counts, int wanted, boolean counted, Column.Categorical batch) {
        int[] all = choose(counts, 0);
        if (wanted == 0 || wanted >= all.length) {
            return all;
        }
        var ranks = new BatchRanks(counts.genes(), wanted);
        int[] everyGene = IntStream.range(0, counts.genes()).toArray();
        for (int level = 0; level < batch.levels().size(); level++) {
            int code = level;
            int[] cells = IntStream.range(0, counts.cells())
                    .filter(cell -> batch.codes()[cell] == code)
                    .toArray();
            if (cells.length >= FEWEST_CELLS) {
                ranks.add(variances(counts.select(cells, everyGene), counted));
            }
        }
        return ranks.isEmpty() ? choose(counts, wanted, counted) : ranks.best(all);
    }

    /** The variance of each gene's standardised, clipped counts; 0 for genes without variance. */
    static double[] standardisedVariances(CountMatrix counts) {
        var genes = new VariableGenes(counts);
        genes.computeMoments();
        return genes.standardisedVariances();
    }

    private static double[] variances(CountMatrix counts, boolean counted) {
        if (counted) {
            return standardisedVariances(counts);
        }
        var genes = new VariableGenes(counts);
        genes.computeMoments();
        return genes.variance;
    }

    private interface Entry {
        void visit(int gene, float count);
    }

    private void forEachEntry(Entry entry) {
        int[] genes = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, genes, values, 0);
            for (int i = 0; i < length; i++) {
                entry.visit(genes[i], values[i]);
            }
        }
    }

    /** Mean and unbiased variance of each gene, zeros included; two passes, so that nothing cancels. */
    private void computeMoments() {
        int cells = counts.cells();
        forEachEntry((gene, count) -> {
            mean[gene] += count;
            expressedIn[gene]++;
        });
        for (int g = 0; g < mean.length; g++) {
            mean[g] /= cells;
        }
        forEachEntry((gene, count) -> variance[gene] += (count - mean[gene]) * (count - mean[gene]));
        for (int g = 0; g < mean.length; g++) {
            double ofZeros = (cells - expressedIn[g]) * mean[g] * mean[g];
            variance[g] = cells > 1 ? (variance[g] + ofZeros) / (cells - 1) : 0;
        }
    }

    private double[] standardisedVariances() {
        int cells = counts.cells();
        int[] varying =
                IntStream.range(0, mean.length).filter(g -> variance[g] > 0).toArray();
        double[] fitted = Loess.fit(
                Arrays.stream(varying).mapToDouble(g -> Math.log10(mean[g])).toArray(),
                Arrays.stream(varying).mapToDouble(g -> Math.log10(variance[g])).toArray(),
                SPAN);
        double[] expectedVariance = new double[mean.length];
        double[] clip = new double[mean.length];
        for (int i = 0; i < varying.length; i++) {
            int g = varying[i];
            expectedVariance[g] = Math.pow(10, fitted[i]);
            clip[g] = Math.sqrt(expectedVariance[g]) * Math.sqrt(cells) + mean[g];
        }
        double[] sums = new double[mean.length];
        double[] squares = new double[mean.length];
        forEachEntry((gene, count) -> {
            double clipped = Math.min(count, clip[gene]);
            sums[gene] += clipped;
            squares[gene] += clipped * clipped;
        });
        double[] scores = new double[mean.length];
        for (int g : varying) {
            double squaredDeviations = cells * mean[g] * mean[g] + squares[g] - 2 * sums[g] * mean[g];
            scores[g] = squaredDeviations / ((cells - 1) * expectedVariance[g]);
        }
        return scores;
    }
}
