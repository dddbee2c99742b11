package org.mixtura.core.prep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;

/**
 * Ranks genes by how much more their counts vary than their mean explains (the "vst" method of Seurat v3: Stuart et al.,
 * Cell 177, 1888, 2019). The expected variance is a loess curve of log variance on log mean; counts are standardised
 * with it and clipped at sqrt(cells), and the variance of the result is the rank.
 */
final class VariableGenes {

    private static final double SPAN = 0.3;

    private VariableGenes() {}

    /**
     * The most variable genes.
     *
     * @param wanted how many; 0 or more than there are: all genes that are expressed
     * @return gene indices, ascending
     */
    static int[] choose(CountMatrix counts, int wanted) {
        var moments = Moments.of(counts);
        int[] expressed = IntStream.range(0, counts.genes())
                .filter(g -> moments.mean()[g] > 0)
                .toArray();
        if (wanted == 0 || wanted >= expressed.length) {
            return expressed;
        }
        double[] scores = standardisedVariances(counts, moments);
        return Arrays.stream(expressed)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer g) -> -scores[g]))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The variance of the standardised, clipped counts of each gene; 0 for genes that do not vary. */
    static double[] standardisedVariances(CountMatrix counts, Moments moments) {
        double[] expected = expectedDeviations(moments);
        int cells = counts.cells();
        double[] limit = new double[expected.length];
        for (int g = 0; g < limit.length; g++) {
            limit[g] = moments.mean()[g] + Math.sqrt(cells) * expected[g];
        }
        double[] sums = new double[expected.length];
        double[] squares = new double[expected.length];
        forEachEntry(counts, (gene, value) -> {
            double clipped = Math.min(value, limit[gene]);
            sums[gene] += clipped;
            squares[gene] += clipped * clipped;
        });
        double[] scores = new double[expected.length];
        for (int g = 0; g < scores.length; g++) {
            double mean = moments.mean()[g];
            if (expected[g] > 0) {
                scores[g] = (cells * mean * mean + squares[g] - 2 * mean * sums[g])
                        / ((cells - 1) * expected[g] * expected[g]);
            }
        }
        return scores;
    }

    private static double[] expectedDeviations(Moments moments) {
        int[] varying = IntStream.range(0, moments.variance().length)
                .filter(g -> moments.variance()[g] > 0)
                .toArray();
        double[] logMean = Arrays.stream(varying)
                .mapToDouble(g -> Math.log10(moments.mean()[g]))
                .toArray();
        double[] logVariance = Arrays.stream(varying)
                .mapToDouble(g -> Math.log10(moments.variance()[g]))
                .toArray();
        double[] fitted = new Loess(SPAN).fit(logMean, logVariance);
        double[] deviation = new double[moments.variance().length];
        for (int i = 0; i < varying.length; i++) {
            deviation[varying[i]] = Math.sqrt(Math.pow(10, fitted[i]));
        }
        return deviation;
    }

    /** Mean and unbiased variance of each gene over all cells. */
    record Moments(double[] mean, double[] variance) {

        static Moments of(CountMatrix counts) {
            double[] mean = new double[counts.genes()];
            double[] variance = new double[counts.genes()];
            int cells = counts.cells();
            forEachEntry(counts, (gene, value) -> {
                mean[gene] += value;
                variance[gene] += value * value;
            });
            for (int g = 0; g < mean.length; g++) {
                mean[g] /= cells;
                variance[g] = cells > 1 ? Math.max(0, (variance[g] - cells * mean[g] * mean[g]) / (cells - 1)) : 0;
            }
            return new Moments(mean, variance);
        }
    }

    private interface Entry {

        void accept(int gene, double value);
    }

    private static void forEachEntry(CountMatrix counts, Entry entry) {
        int[] genes = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, genes, values, 0);
            for (int i = 0; i < length; i++) {
                entry.accept(genes[i], values[i]);
            }
        }
    }
}
