package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.GenesDiffer;

/**
 * The genes of several files that become one data set. Files whose genes do not correspond are not one study, however
 * easily their cells can be put one below the other.
 *
 * @param table the genes of all
 * @param places where each gene is in it, by id
 */
record JoinedGenes(GeneTable table, Map<String, Integer> places) {

    /** Below this share of the smallest file's genes somebody must say that the files belong together. */
    private static final double CLEAR = 0.8;

    static JoinedGenes of(List<Study> parts, List<String> names, GeneJoin choice, ImportLog log) {
        requireCorrespondence(parts, names, log);
        var filesWith = new LinkedHashMap<String, Integer>();
        var symbols = new HashMap<String, String>();
        for (Study part : parts) {
            GeneTable genes = part.names();
            for (int gene = 0; gene < genes.size(); gene++) {
                filesWith.merge(genes.ids().get(gene), 1, Integer::sum);
                symbols.putIfAbsent(genes.ids().get(gene), genes.symbols().get(gene));
            }
        }
        int shared =
                (int) filesWith.values().stream().filter(n -> n == parts.size()).count();
        int smallest =
                parts.stream().mapToInt(part -> part.names().size()).min().orElse(0);
        requireOverlap(parts, names, shared, smallest, choice);
        var places = new LinkedHashMap<String, Integer>();
        var shown = new ArrayList<String>();
        filesWith.forEach((id, files) -> {
            if (choice != GeneJoin.COMMON || files == parts.size()) {
                places.put(id, places.size());
                shown.add(symbols.get(id));
            }
        });
        int some = filesWith.size() - shared;
        log.step(
                some == 0
                        ? "All files have the same %d genes.".formatted(shared)
                        : choice == GeneJoin.COMMON
                                ? "Kept the %d genes that all files list; %d others were left out."
                                        .formatted(shared, some)
                                : ("%d genes are in all files; %d are only in some and count 0 in the cells of the"
                                                + " others.")
                                        .formatted(shared, some));
        return new JoinedGenes(new GeneTable(List.copyOf(places.keySet()), shown), places);
    }

    private static void requireCorrespondence(List<Study> parts, List<String> names, ImportLog log) {
        long numbered = parts.stream()
                .filter(part -> GeneNames.areMadeUp(part.names().ids()))
                .count();
        boolean oneSize =
                parts.stream().mapToInt(part -> part.names().size()).distinct().count() == 1;
        if (numbered > 0 && (numbered < parts.size() || !oneSize)) {
            throw new DataProblem(
                    "The files cannot be joined: not all of them have names of genes.",
                    "Genes without names could only be matched by their position, and the files have %s genes."
                            .formatted(String.join(
                                    ", ",
                                    parts.stream()
                                            .map(part -> Integer.toString(
                                                    part.names().size()))
                                            .toList())),
                    "Join files with names of genes, or give them the names of one annotation.");
        }
        if (numbered > 0) {
            log.warn(
                    "The genes of %s have no names. They were matched by their position, which is right only if all files"
                                    .formatted(String.join(", ", names))
                            + " list the same genes in the same order.");
        }
    }

    private static void requireOverlap(
            List<Study> parts, List<String> names, int shared, int smallest, GeneJoin choice) {
        if (shared > 0 && (choice != GeneJoin.ASK || shared >= CLEAR * smallest)) {
            return;
        }
        String examples = "%s has for example %s, %s has %s."
                .formatted(
                        names.getFirst(),
                        Findings.shown(parts.getFirst().names().ids().getFirst()),
                        names.getLast(),
                        Findings.shown(parts.getLast().names().ids().getFirst()));
        if (shared == 0) {
            throw new DataProblem(
                    "The files cannot be joined: no gene is in all of them.",
                    examples,
                    "Use files that call their genes alike, all by symbols or all by ids, and of one species.");
        }
        throw new GenesDiffer(
                "The files share only %d genes, %s of the smallest one's %d."
                        .formatted(shared, Findings.percent(shared / (double) smallest), smallest),
                "%s A gene that a file does not list would count 0 in its cells, which looks like a difference between the"
                                .formatted(examples)
                        + " files.",
                "If they belong together all the same, say which genes are kept (--join-genes common, only shared ones, or --join-genes all).");
    }
}
