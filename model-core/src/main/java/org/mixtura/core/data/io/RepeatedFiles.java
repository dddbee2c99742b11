package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.error.ConfigProblem;

/** Files that are joined and are the same, by name or by what they hold: each of their cells would be there twice. */
final class RepeatedFiles {

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
     * Tells of files with the same cells and counts.
     *
     * @param names what each file is called in the column of batches
     */
    static void tell(List<Study> parts, List<String> names, ImportLog log) {
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (isSame(parts.get(i), parts.get(j))) {
                    log.warn(
                            "%s and %s hold the same cells with the same counts: each of them is in the joined data set twice. Leave one of the files out, unless that is meant."
                                    .formatted(names.get(j), names.get(i)));
                }
            }
        }
    }

    private static boolean isSame(Study one, Study other) {
        return one.cells().index().equals(other.cells().index())
                && one.names().ids().equals(other.names().ids())
                && isSame(one.counts(), other.counts());
    }

    private static boolean isSame(CountMatrix one, CountMatrix other) {
        if (one.nonZeros() != other.nonZeros()) {
            return false;
        }
        int[] genes = new int[one.genes()];
        int[] otherGenes = new int[one.genes()];
        float[] counts = new float[one.genes()];
        float[] otherCounts = new float[one.genes()];
        for (int cell = 0; cell < one.cells(); cell++) {
            int length = one.copyRow(cell, genes, counts, 0);
            if (length != other.copyRow(cell, otherGenes, otherCounts, 0)
                    || !Arrays.equals(genes, 0, length, otherGenes, 0, length)
                    || !Arrays.equals(counts, 0, length, otherCounts, 0, length)) {
                return false;
            }
        }
        return true;
    }
}
