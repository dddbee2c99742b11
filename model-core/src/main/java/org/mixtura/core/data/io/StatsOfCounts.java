package org.mixtura.core.data.io;

import java.util.Arrays;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.QualityFilter;

/** Computes the numbers of the import check. */
final class StatsOfCounts {

    private StatsOfCounts() {}

    static Inspection.CountStats of(Reading reading) {
        CountMatrix values = reading.values();
        boolean[] mitochondrial = QualityFilter.mitochondrial(reading.genes());
        boolean any = false;
        for (boolean is : mitochondrial) {
            any |= is;
        }
        double[] depths = values.librarySizes();
        double[] expressed = new double[values.cells()];
        double[] shares = new double[values.cells()];
        int[] genes = new int[values.genes()];
        float[] counts = new float[values.genes()];
        for (int cell = 0; cell < values.cells(); cell++) {
            int length = values.copyRow(cell, genes, counts, 0);
            expressed[cell] = length;
            double inMitochondria = 0;
            for (int i = 0; i < length; i++) {
                inMitochondria += mitochondrial[genes[i]] ? counts[i] : 0;
            }
            shares[cell] = depths[cell] > 0 ? inMitochondria / depths[cell] : 0;
        }
        double entries = (double) values.cells() * values.genes();
        return new Inspection.CountStats(
                median(depths),
                median(expressed),
                1 - values.nonZeros() / entries,
                reading.profile().max(),
                Checks.emptyCells(reading),
                Checks.emptyGenes(reading),
                any ? median(shares) : Double.NaN,
                depths,
                SpeciesGuess.of(reading.genes()),
                naming(reading.genes()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Inspection.GeneNaming naming(GeneTable genes) {
        boolean ids = GeneNames.areStableIds(genes.ids()) || GeneNames.areNumbers(genes.ids());
        if (genes.ids().equals(genes.symbols())) {
            boolean numbers = GeneNames.areMadeUp(genes.ids()) || GeneNames.areCounted(genes.ids());
            return numbers
                    ? Inspection.GeneNaming.NUMBERS
                    : ids ? Inspection.GeneNaming.IDS : Inspection.GeneNaming.SYMBOLS;
        }
        return ids ? Inspection.GeneNaming.IDS_AND_SYMBOLS : Inspection.GeneNaming.SYMBOLS;
    }
}
