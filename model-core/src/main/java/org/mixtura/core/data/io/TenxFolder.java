package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mixtura.core.error.DataProblem;

/**
 * The three files of a 10x matrix: counts, barcodes, and genes (v2) or features (v3), each gzipped or not, possibly with
 * a common prefix as in GEO downloads.
 *
 * @param features whether the gene file is the {@code features.tsv} of v3
 */
record TenxFolder(Path matrix, Path barcodes, Path genes, boolean features) {

    private static final int DEPTH = 2;

    /** Finds the files in a folder, in a folder inside it, or beside a matrix file; empty when there is no matrix. */
    static Optional<TenxFolder> find(Path source) {
        if (Files.isRegularFile(source)) {
            return isMatrix(source) ? Optional.of(beside(source)) : Optional.empty();
        }
        if (!Files.isDirectory(source)) {
            return Optional.empty();
        }
        for (int depth = 1; depth <= DEPTH + 1; depth++) {
            var matrices = matrices(source, depth);
            if (matrices.size() > 1) {
                throw new DataProblem(
                        "'%s' holds %d matrices.".formatted(source, matrices.size()),
                        "They are %s."
                                .formatted(String.join(
                                        ", ",
                                        matrices.stream()
                                                .map(m -> source.relativize(m).toString())
                                                .toList())),
                        "Name one of the matrix files.");
            }
            if (matrices.size() == 1) {
                return Optional.of(beside(matrices.getFirst()));
            }
        }
        return Optional.empty();
    }

    private static List<Path> matrices(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(TenxFolder::isMatrix)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new DataProblem(
                    "The folder '%s' cannot be read.".formatted(folder),
                    "The system says: %s.".formatted(unreadable.getMessage()),
                    "Check the permissions.",
                    unreadable);
        }
    }

    private static boolean isMatrix(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("matrix.mtx") || name.endsWith("matrix.mtx.gz");
    }

    private static TenxFolder beside(Path matrix) {
        String name = matrix.getFileName().toString();
        String prefix = name.substring(0, name.lastIndexOf("matrix.mtx"));
        var barcodes = either(matrix, prefix + "barcodes.tsv")
                .orElseThrow(() -> missing(matrix, prefix + "barcodes.tsv", "the names of the cells"));
        var features = either(matrix, prefix + "features.tsv");
        var genes = features.or(() -> either(matrix, prefix + "genes.tsv"))
                .orElseThrow(() -> missing(matrix, prefix + "features.tsv (or genes.tsv)", "the names of the genes"));
        return new TenxFolder(matrix, barcodes, genes, features.isPresent());
    }

    private static Optional<Path> either(Path matrix, String name) {
        return Stream.of(name, name + ".gz")
                .map(matrix::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static DataProblem missing(Path matrix, String name, String meaning) {
        return new DataProblem(
                "The matrix '%s' has no %s beside it.".formatted(matrix, name),
                "That file holds %s; without it the numbers mean nothing.".formatted(meaning),
                "Put the three files of the 10x matrix into one folder.");
    }
}
