package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.CountMatrix;

/** Computes the numbers of the import check. */
final class StatsOfCounts {

    /** A gene list is of that species when at least this share of its names is in that species' style. */
    private static final double STYLE_SHARE = 0.5;

    private StatsOfCounts() {}

    static Inspection.CountStats of(Reading reading) {
        CountMatrix values = reading.values();
        List<String> symbols = reading.genes().symbols();
        boolean[] mitochondrial = new boolean[symbols.size()];
        boolean any = false;
        for (int g = 0; g < mitochondrial.length; g++) {
            mitochondrial[g] = symbols.get(g).toLowerCase(Locale.ROOT).startsWith("mt-");
            any |= mitochondrial[g];
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
                species(reading.genes().ids(), symbols));
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

    private static double share(List<String> names, java.util.function.Predicate<String> test) {
        return names.isEmpty() ? 0 : names.stream().filter(test).count() / (double) names.size();
    }
}
