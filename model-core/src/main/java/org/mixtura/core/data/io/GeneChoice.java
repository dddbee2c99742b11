package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.error.DataProblem;

/** Keeps or leaves out genes of a data set by their ids or symbols, whether in capitals or not. */
final class GeneChoice {

    private final Study study;
    private final ImportLog log;

    GeneChoice(Study study, ImportLog log) {
        this.study = study;
        this.log = log;
    }

    /**
     * Only the genes that a file lists.
     *
     * @throws DataProblem when none of them is a gene of the data set
     */
    Study listed(Path file) {
        var wanted = new HashSet<String>();
        GeneSetFile.read(file).forEach(set -> set.genes().forEach(gene -> wanted.add(plain(gene))));
        Study kept = select(gene -> isCalled(gene, wanted));
        if (kept.names().size() == 0) {
            throw new DataProblem(
                    "None of the %d genes in %s is a gene of the data set."
                            .formatted(wanted.size(), file.getFileName()),
                    example(),
                    "Use symbols or ids of the same species.");
        }
        log.step("Kept %d genes, those of the %d in %s that the data set has."
                .formatted(kept.names().size(), wanted.size(), file.getFileName()));
        return kept;
    }

    /**
     * All but some genes.
     *
     * @throws DataProblem when one of them is no gene of the data set, or no other is left
     */
    Study without(List<String> names) {
        Set<String> unwanted = names.stream().map(GeneChoice::plain).collect(Collectors.toSet());
        var there = new HashSet<String>();
        study.names().ids().forEach(id -> there.add(plain(id)));
        study.names().symbols().forEach(symbol -> there.add(plain(symbol)));
        var missing =
                names.stream().filter(name -> !there.contains(plain(name))).toList();
        if (!missing.isEmpty()) {
            throw new DataProblem(
                    "The data set has no gene %s, so it cannot be left out."
                            .formatted(Findings.shown(missing.getFirst())),
                    example(),
                    "Use symbols or ids as the data set has them (mixtura inspect tells which these are).");
        }
        Study rest = select(gene -> !isCalled(gene, unwanted));
        if (rest.names().size() == 0) {
            throw new DataProblem(
                    "No gene would be left.",
                    "All %d genes of the data set were named to be left out."
                            .formatted(study.names().size()),
                    "Name fewer genes.");
        }
        int out = study.names().size() - rest.names().size();
        log.step("Left out %s (%s).".formatted(out == 1 ? "one gene" : out + " genes", TableFindings.listed(names)));
        return rest;
    }

    private Study select(IntPredicate wanted) {
        int genes = study.names().size();
        return study.select(
                CopiedAxes.all(study.counts().cells()),
                IntStream.range(0, genes).filter(wanted).toArray());
    }

    private boolean isCalled(int gene, Set<String> names) {
        return names.contains(plain(study.names().ids().get(gene)))
                || names.contains(plain(study.names().symbols().get(gene)));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private String example() {
        return "The data set has for example %s (%s)."
                .formatted(
                        study.names().symbols().getFirst(), study.names().ids().getFirst());
    }
}
