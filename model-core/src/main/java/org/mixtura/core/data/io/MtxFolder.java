package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The three files of a 10x data set: matrix, barcodes, and genes (v2) or features (v3), each compressed or not, and
 * with a common prefix when they come from a public archive.
 *
 * @param features v3's features.tsv or v2's genes.tsv
 * @param v3 whether it is features.tsv
 */
record MtxFolder(Path matrix, Path barcodes, Path features, boolean v3) {

    /** {@code filtered_gene_bc_matrices/hg19} and {@code outs/filtered_feature_bc_matrix} are found. */
    private static final int DEEPEST = 3;

    /** More buttons are no choice. */
    private static final int MOST_OFFERED = 4;

    private static final List<String> MATRIX = List.of(".mtx", ".mtx.gz");

    /** Finds the files in a folder, in the one folder inside it that has a matrix, or beside a matrix file. */
    static MtxFolder find(Path source) throws UnreadableData {
        try {
            return Files.isDirectory(source) ? inFolder(source) : beside(source);
        } catch (IOException e) {
            throw FileKind.notReadable(source, e);
        }
    }

    /** Whether a matrix file has neither barcodes nor genes beside it, so that it is no part of a 10x data set. */
    static boolean isAlone(Path matrix) throws UnreadableData {
        Path folder = Optional.ofNullable(matrix.toAbsolutePath().getParent()).orElse(matrix);
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT))
                    .noneMatch(name -> name.matches(".*(barcodes|features|genes)\\.tsv(\\.gz)?"));
        } catch (IOException e) {
            throw FileKind.notReadable(folder, e);
        }
    }

    private static MtxFolder inFolder(Path folder) throws IOException, UnreadableData {
        List<Path> matrices = new ArrayList<>();
        for (int depth = 1; depth <= DEEPEST && matrices.isEmpty(); depth++) {
            matrices = matrices(folder, depth);
        }
        if (matrices.size() != 1) {
            List<Path> samples = StudyFolder.samples(folder);
            if (samples.size() > 1) {
                throw StudyFolder.several(folder, samples);
            }
        }
        if (matrices.isEmpty()) {
            throw new UnreadableData(
                    "no-matrix",
                    "The folder %s has no matrix file (matrix.mtx or matrix.mtx.gz).".formatted(folder.getFileName()),
                    "Found: %s.".formatted(listing(folder)),
                    "Choose the 10x folder that holds matrix, barcodes and features (or genes).");
        }
        if (matrices.size() > 1) {
            throw new UnreadableData(
                            "several-matrices",
                            "The folder %s holds %d matrices.".formatted(folder.getFileName(), matrices.size()),
                            "Found: %s."
                                    .formatted(names(matrices.stream()
                                            .map(folder::relativize)
                                            .map(Path::toString)
                                            .toList())),
                            "Choose one of the matrix files itself.")
                    .with(matrices.stream()
                            .limit(MOST_OFFERED)
                            .map(Fix.OpenOther::new)
                            .toArray(Fix[]::new));
        }
        return beside(matrices.getFirst());
    }

    private static List<Path> matrices(Path folder, int depth) throws IOException {
        return SourceState.filesOf(folder, depth).stream()
                .filter(f -> endsWith(f, MATRIX))
                .sorted()
                .toList();
    }

    private static MtxFolder beside(Path matrix) throws IOException, UnreadableData {
        Path folder = Optional.ofNullable(matrix.toAbsolutePath().getParent()).orElse(matrix);
        String name = String.valueOf(matrix.getFileName());
        String prefix = name.replaceFirst("(?i)(matrix)?\\.mtx(\\.gz)?$", "");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Path barcodes = companion(files, prefix, "barcodes.tsv")
                .orElseThrow(() -> missing(matrix, prefix + "barcodes.tsv", folder));
        Optional<Path> features = companion(files, prefix, "features.tsv");
        Path genes = features.or(() -> companion(files, prefix, "genes.tsv"))
                .orElseThrow(() -> missing(matrix, prefix + "features.tsv or " + prefix + "genes.tsv", folder));
        return new MtxFolder(matrix, barcodes, genes, features.isPresent());
    }

    /** The file with the matrix's prefix, else the only one of its kind. */
    private static Optional<Path> companion(List<Path> files, String prefix, String ending) {
        List<String> endings = List.of(ending, ending + ".gz");
        for (String each : endings) {
            for (Path file : files) {
                if (String.valueOf(file.getFileName()).equalsIgnoreCase(prefix + each)) {
                    return Optional.of(file);
                }
            }
        }
        List<Path> alike = files.stream().filter(f -> endsWith(f, endings)).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static boolean endsWith(Path file, List<String> endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    private static UnreadableData missing(Path matrix, String wanted, Path folder) {
        return new UnreadableData(
                "missing-companion",
                "Beside %s there is no %s (also not compressed as .gz).".formatted(matrix.getFileName(), wanted),
                "Found: %s.".formatted(listing(folder)),
                "Put the three files of one sample into one folder: matrix, barcodes, and features or genes.");
    }

    private static String listing(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return names(
                    files.map(f -> String.valueOf(f.getFileName())).sorted().toList());
        } catch (IOException unreadable) {
            return "nothing that can be read";
        }
    }

    private static String names(List<String> names) {
        return names.isEmpty()
                ? "nothing"
                : names.size() <= 8
                        ? String.join(", ", names)
                        : String.join(", ", names.subList(0, 8)) + " and " + (names.size() - 8) + " more";
    }
}
