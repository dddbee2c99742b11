package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;

/**
 * Which column of a data set is which gene of a model. Ids decide first, for all genes; then symbols, in any case, among
 * the columns that are left. No column serves two genes.
 */
final class GeneAlignment {

    private final GeneTable model;
    private final int[] geneOf;
    private final boolean[] found;

    private GeneAlignment(GeneTable model, int[] geneOf, boolean[] found) {
        this.model = model;
        this.geneOf = geneOf;
        this.found = found;
    }

    static GeneAlignment of(GeneTable model, GeneTable data) {
        int[] geneOf = new int[data.size()];
        Arrays.fill(geneOf, -1);
        boolean[] found = new boolean[model.size()];
        match(model.ids(), firstPlaces(data.ids()), geneOf, found);
        match(lower(model.ids()), firstFreePlaces(lower(data.symbols()), geneOf), geneOf, found);
        match(lower(model.symbols()), firstFreePlaces(lower(data.symbols()), geneOf), geneOf, found);
        return new GeneAlignment(model, geneOf, found);
    }

    /** How many genes of the model the data set has. */
    int found() {
        return (int) IntStream.range(0, found.length).filter(g -> found[g]).count();
    }

    /** The ids of the genes that it lacks. */
    List<String> missing() {
        return IntStream.range(0, found.length)
                .filter(g -> !found[g])
                .mapToObj(model.ids()::get)
                .toList();
    }

    /** The columns of the model in its order; genes that the data lack count 0. */
    CsrMatrix apply(CountMatrix counts) {
        int[] starts = new int[counts.cells() + 1];
        int[] genes = new int[Math.toIntExact(counts.nonZeros())];
        float[] values = new float[genes.length];
        int[] row = new int[counts.genes()];
        float[] rowValues = new float[counts.genes()];
        int at = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            int length = counts.copyRow(cell, row, rowValues, 0);
            for (int i = 0; i < length; i++) {
                if (geneOf[row[i]] >= 0) {
                    genes[at] = geneOf[row[i]];
                    values[at++] = rowValues[i];
                }
            }
            starts[cell + 1] = at;
        }
        return CsrMatrix.of(model.size(), starts, Arrays.copyOf(genes, at), Arrays.copyOf(values, at));
    }

    private static void match(List<String> names, Map<String, Integer> places, int[] geneOf, boolean[] found) {
        for (int gene = 0; gene < names.size(); gene++) {
            Integer place = found[gene] ? null : places.get(names.get(gene));
            if (place != null && geneOf[place] < 0) {
                geneOf[place] = gene;
                found[gene] = true;
            }
        }
    }

    private static Map<String, Integer> firstPlaces(List<String> names) {
        return firstFreePlaces(names, new int[0]);
    }

    private static Map<String, Integer> firstFreePlaces(List<String> names, int[] geneOf) {
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < names.size(); place++) {
            if (geneOf.length == 0 || geneOf[place] < 0) {
                places.putIfAbsent(names.get(place), place);
            }
        }
        return places;
    }

    private static List<String> lower(List<String> names) {
        var lower = new ArrayList<String>(names.size());
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
