package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a data set in Matrix Market: matrix, barcodes, and genes (10x v2) or features (v3), each compressed or not, and
 * with a common prefix when they come from a public archive. Lists of kallisto|bustools, Parse and alevin are known, too.
 *
 * @param features v3's features.tsv, v2's genes.tsv or another list of genes
 * @param symbols a list of symbols beside one of ids
 * @param format whose files these are
 */
record MtxFolder(Path matrix, Path barcodes, Path features, Optional<Path> symbols, String format) {

    /** {@code filtered_gene_bc_matrices/hg19} and {@code outs/filtered_feature_bc_matrix} are found. */
    private static final int DEEPEST = 3;

    /** More buttons are no choice. */
    private static final int MOST_OFFERED = 4;

    /** The format of lists of other programs. */
    static final String OTHERS = "Matrix Market with names";

    private static final List<String> MATRIX = List.of(".mtx", ".mtx.gz");

    private static final List<String> BARCODES =
            List.of("barcodes.tsv", "barcodes.txt", "cell_metadata.csv", "quants_mat_rows.txt");
    private static final List<String> FEATURES = List.of("features.tsv");
    private static final List<String> GENES = List.of("genes.tsv");
    private static final List<String> OTHER_GENES = List.of("genes.txt", "all_genes.csv", "quants_mat_cols.txt");
    private static final List<String> SYMBOLS = List.of("genes.names.txt");

    /** All of them. */
    List<Path> files() {
        return Stream.concat(Stream.of(matrix, barcodes, features), symbols.stream())
                .toList();
    }

    /** Finds the files in a folder, in the one folder inside it that has a matrix, or beside a matrix file. */
    static MtxFolder find(Path source) throws UnreadableData {
        try {
            return Files.isDirectory(source) ? inFolder(source) : named(source);
        } catch (IOException e) {
            throw FileKind.notReadable(source, e);
        }
    }

    /** Whether a matrix file has neither barcodes nor genes beside it, so that it is no part of a data set with names. */
    static boolean isAlone(Path matrix) throws UnreadableData {
        Path folder = folderOf(matrix);
        try {
            List<Path> files = beside(folder);
            String prefix = prefix(matrix);
            return files.stream()
                            .map(f -> String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT))
                            .noneMatch(name -> name.matches(".*(barcodes|features|genes)\\.tsv(\\.gz)?"))
                    && (companion(files, prefix, BARCODES).isEmpty()
                            || companion(files, prefix, OTHER_GENES).isEmpty());
        } catch (IOException e) {
            throw FileKind.notReadable(folder, e);
        }
    }

    private static Path folderOf(Path matrix) {
        return Optional.ofNullable(matrix.toAbsolutePath().getParent()).orElse(matrix);
    }

    private static List<Path> beside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String prefix(Path matrix) {
        return String.valueOf(matrix.getFileName()).replaceFirst("(?i)(matrix)?\\.mtx(\\.gz)?$", "");
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
            List<Path> others = readable(folder);
            throw new UnreadableData(
                            "no-matrix",
                            "The folder %s has no matrix file (matrix.mtx or matrix.mtx.gz)."
                                    .formatted(folder.getFileName()),
                            "Found: %s.".formatted(listing(folder)),
                            others.isEmpty()
                                    ? "Choose the 10x folder that holds matrix, barcodes and features (or genes)."
                                    : "Open the file with the counts itself, for example %s."
                                            .formatted(others.getFirst()))
                    .with(offered(others));
        }
        if (matrices.size() > 1) {
            matrices = StudyFolder.likeliestFirst(folder, matrices);
            throw new UnreadableData(
                            "several-matrices",
                            "The folder %s holds %d matrices.".formatted(folder.getFileName(), matrices.size()),
                            "Found: %s."
                                    .formatted(names(matrices.stream()
                                            .map(folder::relativize)
                                            .map(Path::toString)
                                            .toList())),
                            "Choose one of the matrix files itself, for example %s.".formatted(matrices.getFirst()))
                    .with(offered(matrices));
        }
        return named(matrices.getFirst());
    }

    private static Fix[] offered(List<Path> files) {
        return files.stream().limit(MOST_OFFERED).map(Fix.OpenOther::new).toArray(Fix[]::new);
    }

    /** Files of other formats in a folder, those first that can be nothing but data. */
    private static List<Path> readable(Path folder) throws IOException {
        List<FileKind> kinds = List.of(FileKind.HDF5, FileKind.IDX, FileKind.TEXT);
        return beside(folder).stream()
                .filter(file -> kinds.contains(FileKind.of(file)))
                .sorted(Comparator.comparing(FileKind::of).thenComparing(MtxFolder::unlikely))
                .toList();
    }

    /** Tables of counts mostly say it, and lists about cells or genes what they are. */
    private static int unlikely(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*(count|umi|matrix|expr).*")
                ? 0
                : name.matches(".*(label|meta|annot|barcode|marker|gene|cluster).*") ? 2 : 1;
    }

    private static List<Path> matrices(Path folder, int depth) throws IOException {
        return SourceState.filesOf(folder, depth).stream()
                .filter(f -> endsWith(f, MATRIX))
                .sorted()
                .toList();
    }

    private static MtxFolder named(Path matrix) throws IOException, UnreadableData {
        Path folder = folderOf(matrix);
        String prefix = prefix(matrix);
        List<Path> files = beside(folder);
        Path barcodes = companion(files, prefix, BARCODES)
                .orElseThrow(() -> missing(matrix, "list of barcodes", BARCODES, folder));
        Optional<Path> features = companion(files, prefix, FEATURES);
        Optional<Path> genes = features.or(() -> companion(files, prefix, GENES));
        Path list = genes.or(() -> companion(files, prefix, OTHER_GENES))
                .orElseThrow(() -> missing(
                        matrix,
                        "list of genes",
                        Stream.of(FEATURES, GENES, OTHER_GENES)
                                .flatMap(List::stream)
                                .toList(),
                        folder));
        return new MtxFolder(
                matrix,
                barcodes,
                list,
                companion(files, prefix, SYMBOLS),
                features.isPresent() ? "10x MTX v3" : genes.isPresent() ? "10x MTX v2" : OTHERS);
    }

    /** The file with the matrix's prefix, else the only one of its kind. */
    private static Optional<Path> companion(List<Path> files, String prefix, List<String> kinds) {
        for (String kind : kinds) {
            List<String> endings = List.of(kind, kind + ".gz");
            var named = files.stream()
                    .filter(file -> isNamed(file, prefix, endings))
                    .findFirst();
            List<Path> alike = files.stream().filter(f -> endsWith(f, endings)).toList();
            if (named.isPresent() || alike.size() == 1) {
                return Optional.of(named.orElseGet(alike::getFirst));
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(Path file, String prefix, List<String> endings) {
        String name = String.valueOf(file.getFileName());
        return endings.stream()
                .anyMatch(ending ->
                        name.equalsIgnoreCase(prefix + ending) || name.equalsIgnoreCase(prefix + "." + ending));
    }

    private static boolean endsWith(Path file, List<String> endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(name::endsWith);
    }

    private static UnreadableData missing(Path matrix, String what, List<String> names, Path folder) {
        return new UnreadableData(
                "missing-companion",
                "Beside %s there is no %s (%s; also compressed as .gz)."
                        .formatted(matrix.getFileName(), what, String.join(", ", names)),
                "Found: %s.".formatted(listing(folder)),
                "Put the three files of one sample into one folder and call them so: matrix, barcodes, and features or genes.");
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
