package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;

/**
 * Columns about genes of several files: each is kept where all files that have it say the same of every gene.
 *
 * @param columns for the joined genes, in their order
 * @param differing names of those that are left out
 */
record JoinedGeneColumns(List<Column> columns, List<String> differing) {

    static JoinedGeneColumns of(List<Study> parts, GeneTable genes) {
        int[] sizes =
                parts.stream().mapToInt(part -> part.genes().index().size()).toArray();
        var names = new LinkedHashSet<String>();
        for (Study part : parts) {
            part.genes().table().columns().stream()
                    .map(Column::name)
                    .filter(name -> !GeneNames.isName(name))
                    .forEach(names::add);
        }
        var kept = new ArrayList<Column>();
        var differing = new ArrayList<String>();
        for (String name : names) {
            List<Optional<Column>> each = parts.stream()
                    .map(part -> part.genes().table().column(name))
                    .toList();
            Column all = JoinedColumn.of(name, each, sizes).column();
            rows(parts, each, all, genes)
                    .ifPresentOrElse(rows -> kept.add(all.select(rows)), () -> differing.add(name));
        }
        return new JoinedGeneColumns(kept, differing);
    }

    /** For each gene its row in the column of all files; empty where two files say different things of one. */
    private static Optional<int[]> rows(List<Study> parts, List<Optional<Column>> each, Column all, GeneTable genes) {
        Map<String, Integer> places = new HashMap<>();
        genes.ids().forEach(id -> places.put(id, places.size()));
        int[] rows = new int[genes.size()];
        boolean[] said = new boolean[genes.size()];
        Arrays.fill(rows, -1);
        int row = 0;
        for (int p = 0; p < parts.size(); p++) {
            boolean has = each.get(p).isPresent();
            for (String id : parts.get(p).names().ids()) {
                Integer place = places.get(id);
                if (place != null && said[place] && has && !all.text(row).equals(all.text(rows[place]))) {
                    return Optional.empty();
                }
                if (place != null && !said[place] && (has || rows[place] < 0)) {
                    // Of a gene that only files without the column have, the row says that nothing is known.
                    rows[place] = row;
                    said[place] = has;
                }
                row++;
            }
        }
        return Optional.of(rows);
    }
}
