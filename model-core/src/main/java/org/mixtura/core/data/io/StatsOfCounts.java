package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.List;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.QualityFilter;

/** Computes the numbers of the import check. */
final class StatsOfCounts {

    /** A gene list is of that species when at least this share of its names is in that species' style. */
    private static final double STYLE_SHARE = 0.5;

    private StatsOfCounts() {}

    static Inspection.CountStats of(Reading reading) {
        CountMatrix values = reading.values();
        List<String> symbols = reading.genes().symbols();
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
                species(reading.genes().ids(), symbols),
                naming(reading.genes()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Ensembl ids carry the species; else human symbols are in capitals, those of mice begin with one. */
    private static String species(List<String> ids, List<String> symbols) {
        if (share(ids, id -> id.startsWith("ENSG")) >= STYLE_SHARE) {
            return "human";
        } else if (share(ids, id -> id.startsWith("ENSMUSG")) >= STYLE_SHARE) {
            return "mouse";
        }
        double capitals = share(symbols, s -> s.matches("[A-Z][A-Z0-9.-]*[A-Z][A-Z0-9.-]*"));
        double titles = share(symbols, s -> s.matches("[A-Z][a-z][a-z0-9.-]*.*"));
        return capitals >= STYLE_SHARE ? "human" : titles >= STYLE_SHARE ? "mouse" : "";
    }

    private static Inspection.GeneNaming naming(GeneTable genes) {
        boolean ids = GeneNames.areStableIds(genes.ids());
        if (genes.ids().equals(genes.symbols())) {
            boolean numbers = GeneNames.areMadeUp(genes.ids()) || GeneNames.areCounted(genes.ids());
            return numbers
                    ? Inspection.GeneNaming.NUMBERS
                    : ids ? Inspection.GeneNaming.IDS : Inspection.GeneNaming.SYMBOLS;
        }
        return ids ? Inspection.GeneNaming.IDS_AND_SYMBOLS : Inspection.GeneNaming.SYMBOLS;
    }

    private static double share(List<String> names, java.util.function.Predicate<String> test) {
        return names.isEmpty() ? 0 : names.stream().filter(test).count() / (double) names.size();
    }
}
