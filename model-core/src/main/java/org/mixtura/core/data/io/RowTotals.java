package org.mixtura.core.data.io;

import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;

/**
 * How the totals of cells differ. Cells that were sequenced differ in their totals by more than chance; totals that are all
 * alike were made so.
 *
 * @param cells number of cells with a total above 0 that were looked at
 * @param mean of their totals
 * @param variance of their totals
 */
record RowTotals(int cells, double mean, double variance) {

    private static final int FEWEST_CELLS = 20;
    private static final int SAMPLED_CELLS = 2000;

    /** Of smaller totals, chance makes too many alike. */
    private static final double LEAST_MEAN = 100;

    /** Totals drawn at random vary as much as they are large (Poisson); these vary by less than half of that. */
    private static final double LESS_THAN_CHANCE = 0.5;

    /** Of values that were divided by the total and then rounded, totals differ by less than this share of their mean. */
    private static final double ROUNDING = 0.005;

    /** Adds up a sample of the cells. */
    static RowTotals of(CountMatrix values) {
        int step = Math.max(1, values.cells() / SAMPLED_CELLS);
        int[] genes = new int[values.genes()];
        float[] row = new float[values.genes()];
        double[] totals = IntStream.range(0, values.cells())
                .filter(cell -> cell % step == 0 && values.nonZeros(cell) > 0)
                .mapToDouble(cell -> {
                    int length = values.copyRow(cell, genes, row, 0);
                    return IntStream.range(0, length).mapToDouble(i -> row[i]).sum();
                })
                .toArray();
        double mean = IntStream.range(0, totals.length)
                .mapToDouble(i -> totals[i])
                .average()
                .orElse(0);
        double variance = IntStream.range(0, totals.length)
                .mapToDouble(i -> (totals[i] - mean) * (totals[i] - mean))
                .average()
                .orElse(0);
        return new RowTotals(totals.length, mean, variance);
    }

    /** Whether whole numbers have totals that are more alike than chance allows. */
    boolean areAlike() {
        return judged() && variance < LESS_THAN_CHANCE * mean;
    }

    /** Whether all totals are one number but for rounding. */
    boolean areOne() {
        return judged() && Math.sqrt(variance) < ROUNDING * mean;
    }

    private boolean judged() {
        return cells >= FEWEST_CELLS && mean >= LEAST_MEAN;
    }
}
