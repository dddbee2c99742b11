package org.mixtura.core.data.io;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.GeneTable;

/** Genes that are listed apart as spliced, unspliced and ambiguous, as alevin-fry counts them in its mode USA. */
final class SpliceStates {

    private static final List<String> ENDINGS = List.of("-U", "-A");

    /** A third of the names have each ending where all genes are listed so; some were perhaps left out. */
    private static final double LEAST = 0.2;

    private SpliceStates() {}

    /** What is to be said of them; empty where genes are listed once. */
    static Optional<Finding> finding(GeneTable genes) {
        Set<String> known = new HashSet<>(genes.ids());
        var apart = ENDINGS.stream()
                .map(ending -> genes.ids().stream()
                        .filter(id -> id.endsWith(ending) && known.contains(id.substring(0, id.length() - 2)))
                        .toList())
                .toList();
        return apart.stream().anyMatch(ids -> ids.isEmpty() || ids.size() < LEAST * genes.size())
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                Finding.Severity.WARNING,
                                "splice-states",
                                "%,d genes are listed apart as unspliced (%s) and %,d as ambiguous (%s)."
                                        .formatted(
                                                apart.getFirst().size(),
                                                Findings.shown(apart.getFirst().getFirst()),
                                                apart.getLast().size(),
                                                Findings.shown(apart.getLast().getFirst())),
                                "alevin-fry counts so in its mode USA. Each would be a gene of its own, but the counts of a gene in cells are"
                                        + " the sum of those that are spliced and ambiguous, and in nuclei of all three.",
                                "Add them up before: load_fry of the Python package pyroe and loadFry of fishpond in R do that."));
    }
}
