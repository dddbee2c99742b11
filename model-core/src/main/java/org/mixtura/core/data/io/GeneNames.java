package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.mixtura.core.data.GeneTable;

/** Makes the gene table: unique keys, names as people read them. */
final class GeneNames {

    private static final Pattern ENSEMBL = Pattern.compile("ENS[A-Z]{0,5}G\\d{6,}(\\.\\d+)?");

    private GeneNames() {}

    /** Keys that repeat are numbered from the second on (TBCE, TBCE-1); names stay as they are. */
    static GeneTable table(List<String> ids, List<String> symbols) {
        var taken = new HashSet<>(ids);
        boolean unique = taken.size() == ids.size();
        if (unique) {
            return new GeneTable(ids, symbols);
        }
        var seen = new HashMap<String, Integer>();
        var keys = new ArrayList<String>(ids.size());
        for (String id : ids) {
            int times = seen.merge(id, 1, Integer::sum) - 1;
            String key = id;
            for (int n = times; times > 0 && taken.contains(key); n++) {
                key = id + "-" + n;
            }
            taken.add(key);
            keys.add(key);
        }
        return new GeneTable(keys, symbols);
    }

    /** Whether most of the names are Ensembl gene ids. */
    static boolean areEnsembl(List<String> names) {
        long matching = names.stream()
                .limit(200)
                .filter(name -> ENSEMBL.matcher(name).matches())
                .count();
        return !names.isEmpty() && matching * 2 > Math.min(200, names.size());
    }

    /** How many symbols occur more than once. */
    static int repeated(List<String> symbols) {
        var counts = new HashMap<String, Integer>();
        symbols.forEach(s -> counts.merge(s, 1, Integer::sum));
        return (int) counts.values().stream().filter(n -> n > 1).count();
    }
}
