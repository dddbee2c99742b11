package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mixtura.core.data.GeneTable;

/**
 * Files of one study of which some call genes by stable ids and symbols, others by symbols only. A symbol that stands for one
 * id in the former is that id in the latter, so that their genes can be matched and no id is lost.
 */
final class SharedIds {

    /** Below this share of known symbols the files are hardly of one annotation, and whoever joins them should know. */
    private static final double CLEAR = 0.8;

    private final Map<String, String> idOfSymbol;

    private SharedIds(Map<String, String> idOfSymbol) {
        this.idOfSymbol = idOfSymbol;
    }

    /** The parts with ids in place of symbols where that is clear; the log tells of it. */
    static List<Study> of(List<Study> files, List<String> names, ImportLog log) {
        List<Study> parts = withoutVersions(files, log);
        List<Study> known = parts.stream().filter(SharedIds::hasIds).toList();
        if (known.isEmpty() || known.size() == parts.size()) {
            return parts;
        }
        var ids = new SharedIds(idsOfSymbols(known));
        var changed = new ArrayList<Study>();
        for (int p = 0; p < parts.size(); p++) {
            Study part = parts.get(p);
            changed.add(hasIds(part) ? part : ids.given(part, names.get(p), log));
        }
        return changed;
    }

    /** Ids as all files write them: where only some have versions, none has; unless two genes would be one. */
    private static List<Study> withoutVersions(List<Study> parts, ImportLog log) {
        List<Study> known = parts.stream().filter(SharedIds::hasIds).toList();
        long versioned = known.stream().filter(SharedIds::hasVersions).count();
        boolean differ = versioned > 0
                && known.stream()
                                .flatMap(part -> part.names().ids().stream())
                                .map(GeneNames::withoutVersion)
                                .distinct()
                                .count()
                        < known.stream()
                                .flatMap(part -> part.names().ids().stream())
                                .distinct()
                                .count();
        if (!differ) {
            return parts;
        }
        var changed = new ArrayList<Study>();
        for (Study part : parts) {
            List<String> bare =
                    part.names().ids().stream().map(GeneNames::withoutVersion).toList();
            if (new HashSet<>(bare).size() < bare.size()) {
                return parts;
            }
            changed.add(hasIds(part) ? part.withNames(renamed(part.names(), bare)) : part);
        }
        log.warn(
                "The files write the versions of gene ids differently; genes were matched by their ids without versions.");
        return changed;
    }

    /** Where ids are shown as symbols, both change. */
    private static GeneTable renamed(GeneTable genes, List<String> ids) {
        var symbols = new ArrayList<String>();
        for (int gene = 0; gene < genes.size(); gene++) {
            boolean alike = genes.symbols().get(gene).equals(genes.ids().get(gene));
            symbols.add(alike ? ids.get(gene) : genes.symbols().get(gene));
        }
        return new GeneTable(ids, symbols);
    }

    private static boolean hasVersions(Study part) {
        return part.names().ids().stream()
                .anyMatch(id -> !GeneNames.withoutVersion(id).equals(id));
    }

    private static boolean hasIds(Study part) {
        return GeneNames.areStableIds(part.names().ids());
    }

    /** What a symbol stands for; one that stands for several ids is left out. */
    private static Map<String, String> idsOfSymbols(List<Study> known) {
        var found = new HashMap<String, String>();
        var several = new HashSet<String>();
        for (Study part : known) {
            GeneTable genes = part.names();
            for (int gene = 0; gene < genes.size(); gene++) {
                String id = genes.ids().get(gene);
                String before = found.putIfAbsent(genes.symbols().get(gene), id);
                if (before != null && !before.equals(id)) {
                    several.add(genes.symbols().get(gene));
                }
            }
        }
        found.keySet().removeAll(several);
        return found;
    }

    private Study given(Study part, String name, ImportLog log) {
        GeneTable genes = part.names();
        var seen = new HashSet<String>();
        Set<String> repeated =
                genes.symbols().stream().filter(symbol -> !seen.add(symbol)).collect(Collectors.toSet());
        var taken = new HashSet<>(genes.ids());
        var ids = new ArrayList<String>();
        int matched = 0;
        for (int gene = 0; gene < genes.size(); gene++) {
            String symbol = genes.symbols().get(gene);
            String id = repeated.contains(symbol) ? null : idOfSymbol.get(symbol);
            boolean clear = id != null && taken.add(id);
            ids.add(clear ? id : genes.ids().get(gene));
            matched += clear ? 1 : 0;
        }
        if (matched < CLEAR * genes.size()) {
            return part;
        }
        log.warn(
                ("%s calls its genes by symbols, other files by ids, too: %d of its %d genes were matched by symbol. Symbols"
                                + " that stand for several ids were not.")
                        .formatted(name, matched, genes.size()));
        return part.withNames(new GeneTable(ids, genes.symbols()));
    }
}
