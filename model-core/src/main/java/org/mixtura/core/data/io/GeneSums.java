package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.MissingWords;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;

/**
 * Makes one gene of all genes with one symbol; its count is the sum of theirs, its id that of the first. Genes without a
 * symbol, also where a word such as NA stands for it, stay as they are.
 */
final class GeneSums {

    private final Spill spill;

    GeneSums(Spill spill) {
        this.spill = spill;
    }

    /**
     * The summed genes; the study itself where no two have one symbol.
     *
     * @throws DataProblem when the values are no counts
     */
    Study sum(Study study) throws UnreadableData {
        GeneTable names = study.names();
        Map<String, Integer> places = new LinkedHashMap<>();
        var first = new ArrayList<Integer>();
        int[] place = new int[names.size()];
        for (int gene = 0; gene < place.length; gene++) {
            String symbol = names.symbols().get(gene);
            Integer known = MissingWords.isNoName(symbol) ? null : places.putIfAbsent(symbol, first.size());
            place[gene] = known == null ? first.size() : known;
            if (known == null) {
                first.add(gene);
            }
        }
        if (first.size() == place.length) {
            return study;
        }
        requireCounts(study);
        int[] kept = first.stream().mapToInt(Integer::intValue).toArray();
        var matrices = new LinkedHashMap<String, CountMatrix>();
        // Sums of what is no count mean nothing, so other layers are left out.
        matrices.put("X", summed(study.counts(), place, kept.length));
        GeneTable genes = names.select(kept);
        return new Study(study.name(), study.cells(), StudyReader.frame(genes, List.of()), genes, matrices, "X");
    }

    private static void requireCounts(Study study) {
        if (!ValueProfile.of(study.counts()).kind().usable()) {
            throw new DataProblem(
                    "Genes of one name cannot be summed in %s.".formatted(study.countsAt()),
                    "Its values are no counts, and a sum of logarithms or scaled values is the value of no gene.",
                    "Leave the sum out (--sum-duplicates), so that these genes stay apart, or use the raw counts.");
        }
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
