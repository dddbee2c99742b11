package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The samples of a study that lie in one folder: the three files of 10x with a prefix for each, a folder for each, or an HDF5
 * file for each.
 */
public final class StudyFolder {

    /** {@code study/sample/outs/filtered_feature_bc_matrix/matrix.mtx.gz} is found. */
    private static final int DEEPEST = 4;

    /** Matrices of one kind of molecules beside one of all. */
    private static final String PART = ".*(unspliced|nascent|ambiguous|uniqueandmult).*";

    private StudyFolder() {}

    /**
     * Data sets with folders of several samples replaced by these.
     *
     * @throws org.mixtura.core.error.DataProblem when a folder cannot be looked into
     */
    public static List<Path> samplesOf(List<Path> sources) {
        var all = new ArrayList<Path>();
        for (Path source : sources) {
            List<Path> samples;
            try {
                samples = Files.isDirectory(source) ? samples(source) : List.of();
            } catch (IOException unreadable) {
                throw FileKind.notReadable(source, unreadable).asProblem();
            }
            all.addAll(samples.size() > 1 ? samples : List.of(source));
        }
        return all;
    }

    /**
     * The samples in a folder, sorted; each can be read as a data set of its own. Where there are filtered matrices, raw ones are
     * none.
     *
     * @return empty where there is no sample or what there is belongs to one
     */
    static List<Path> samples(Path folder) throws IOException {
        for (int depth = 1; depth <= DEEPEST; depth++) {
            List<Path> files = filtered(folder, SourceState.filesOf(folder, depth));
            List<Path> matrices = files.stream().filter(StudyFolder::isMatrix).toList();
            List<Path> found = matrices.isEmpty()
                    ? files.stream()
                            .filter(file -> FileKind.of(file) == FileKind.HDF5)
                            .toList()
                    : ofMatrices(matrices);
            if (!matrices.isEmpty() || !found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean isMatrix(Path file) {
        return name(file).matches(".*\\.mtx(\\.gz)?");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** The matrices in a folder, those of cells before those of all droplets, and whole counts before parts of them. */
    static List<Path> likeliestFirst(Path folder, List<Path> matrices) {
        List<Path> cells = filtered(folder, matrices);
        return matrices.stream()
                .sorted(Comparator.comparing((Path matrix) -> !cells.contains(matrix))
                        .thenComparing(matrix -> name(matrix).matches(PART)))
                .toList();
    }

    /** Cell Ranger, STARsolo and kallisto write each sample twice: with all droplets, and with those that are cells. */
    private static List<Path> filtered(Path folder, List<Path> files) {
        List<Path> cells = files.stream()
                .filter(file -> !folder.relativize(file)
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .matches(".*raw_(feature|gene)_bc_matri.*")
                        && !isBeside(file, files, "raw", "filtered")
                        && !isBeside(file, files, "counts_unfiltered", "counts_filtered"))
                .toList();
        return cells.stream().anyMatch(file -> isMatrix(file) || FileKind.of(file) == FileKind.HDF5) ? cells : files;
    }

    /** Whether a file lies in a folder of one name, with a folder of another beside it that has files, too. */
    private static boolean isBeside(Path file, List<Path> files, String name, String other) {
        Path parent = file.getParent();
        return parent != null
                && parent.endsWith(name)
                && files.stream().anyMatch(each -> parent.resolveSibling(other).equals(each.getParent()));
    }

    /** Each matrix with names of its own; several matrices about the same cells are no samples. */
    private static List<Path> ofMatrices(List<Path> matrices) {
        var samples = new ArrayList<Path>();
        var barcodes = new HashSet<Path>();
        for (Path matrix : matrices) {
            try {
                barcodes.add(MtxFolder.find(matrix).barcodes());
            } catch (UnreadableData incomplete) {
                return List.of();
            }
            Path parent = matrix.getParent();
            boolean alone = parent != null
                    && matrices.stream()
                                    .filter(other -> parent.equals(other.getParent()))
                                    .count()
                            == 1;
            samples.add(alone ? parent : matrix);
        }
        return barcodes.size() == samples.size() ? samples : List.of();
    }

    /** What can be done about a folder of several samples. */
    static UnreadableData several(Path folder, List<Path> samples) {
        List<String> names = BatchNames.of(samples);
        return new UnreadableData(
                        "several-samples",
                        "The folder %s holds %,d samples.".formatted(folder.getFileName(), samples.size()),
                        "They are %s."
                                .formatted(Stream.concat(
                                                names.stream().limit(8),
                                                names.size() > 8
                                                        ? Stream.of("%,d more".formatted(names.size() - 8))
                                                        : Stream.empty())
                                        .collect(java.util.stream.Collectors.joining(", "))),
                        "Join them to one data set with a column 'batch' that says which sample a cell is from (mixtura import %s --join-samples --out joined.h5ad), or choose one of them, for example %s."
                                .formatted(ColumnDoubts.quoted(folder.toString()), samples.getFirst()))
                .with(new Fix.JoinSamples(samples), new Fix.ChooseOther());
    }
}
