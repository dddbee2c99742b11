package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.error.ConfigProblem;

/** Files that are joined and are the same, by name or by what they hold: each of their cells would be there twice. */
final class RepeatedFiles {

    /** Nearly empty droplets of two samples may be alike by chance, but not so large a share of a file. */
    private static final double MANY = 0.05;

    private RepeatedFiles() {}

    /** @throws ConfigProblem when one file is named twice, also through a link */
    static void require(List<Path> sources) {
        Map<Path, Path> seen = new HashMap<>();
        for (Path source : sources) {
            Path before = seen.putIfAbsent(real(source), source);
            if (before != null) {
                throw new ConfigProblem(
                        "%s is given twice.".formatted(source.getFileName()),
                        before.equals(source)
                                ? "Each of its cells would be in the joined data set twice, in two batches."
                                : "%s and %s are one file; each of its cells would be there twice."
                                        .formatted(before, source),
                        "Name each file once.");
            }
        }
    }

    private static Path real(Path source) {
        try {
            return source.toRealPath();
        } catch (IOException missing) {
            // Reading it will say so.
            return source.toAbsolutePath().normalize();
        }
    }

    /**
     * Tells of files that share cells with the same counts, in whatever order they list genes and cells. Only the genes that
     * both have are compared, so that a file of variable genes is known as well.
     *
     * @param names what each file is called in the column of batches
     * @param genes which genes of the files are one
     */
    static void tell(List<Study> parts, List<String> names, JoinedGenes genes, ImportLog log) {
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                tell(parts.get(j), names.get(j), parts.get(i), names.get(i), genes, log);
            }
        }
    }

    private static void tell(Study one, String name, Study other, String otherName, JoinedGenes genes, ImportLog log) {
        int shared = new SharedCells(one, other, genes).count();
        int fewer = Math.min(one.counts().cells(), other.counts().cells());
        if (shared == 0 || shared < MANY * fewer) {
            return;
        }
        boolean all = shared == one.counts().cells() && shared == other.counts().cells();
        log.warn(
                all
                        ? "%s and %s hold the same cells with the same counts: each of them is in the joined data set twice. Leave one of the files out, unless that is meant."
                                .formatted(name, otherName)
                        : "%s and %s share %s with the same barcode and the same counts: what they share is in the joined data set twice. Leave one of the files or these cells out, unless that is meant."
                                .formatted(name, otherName, shared == 1 ? "one cell" : "%,d cells".formatted(shared)));
    }
}
