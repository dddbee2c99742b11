package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.store.Spill;

/** Makes one gene of all genes with one symbol; its count is the sum of theirs, its id that of the first. */
final class GeneSums {

    private final Spill spill;

    GeneSums(Spill spill) {
        this.spill = spill;
    }

    Study sum(Study study) throws UnreadableData {
        GeneTable names = study.names();
        Map<String, Integer> places = new LinkedHashMap<>();
        var first = new ArrayList<Integer>();
        int[] place = new int[names.size()];
        for (int gene = 0; gene < place.length; gene++) {
            Integer known = places.putIfAbsent(names.symbols().get(gene), first.size());
            place[gene] = known == null ? first.size() : known;
            if (known == null) {
                first.add(gene);
            }
        }
        int[] kept = first.stream().mapToInt(Integer::intValue).toArray();
        var matrices = new LinkedHashMap<String, CountMatrix>();
        // Sums of what is no count mean nothing, so other layers are left out.
        matrices.put("X", summed(study.counts(), place, kept.length));
        GeneTable genes = names.select(kept);
        return new Study(study.name(), study.cells(), StudyReader.frame(genes, List.of()), genes, matrices, "X");
    }

    private CountMatrix summed(CountMatrix counts, int[] place, int genes) throws UnreadableData {
        try (var rows = new Rows("the summed genes", genes, spill)) {
            int[] from = new int[counts.genes()];
            float[] values = new float[counts.genes()];
            float[] row = new float[genes];
            for (int cell = 0; cell < counts.cells(); cell++) {
                Arrays.fill(row, 0);
                int length = counts.copyRow(cell, from, values, 0);
                for (int i = 0; i < length; i++) {
                    row[place[from[i]]] += values[i];
                }
                rows.addDense(row, 0);
            }
            return rows.finish();
        }
    }
}
