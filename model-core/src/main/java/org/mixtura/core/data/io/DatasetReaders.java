package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.error.DataProblem;

/** All readers; the content decides which one reads a file. */
public final class DatasetReaders {

    private final List<DatasetReader> readers = List.of(new H5adReader(), new TenxReader());

    /**
     * Reads a data set.
     *
     * @throws DataProblem when it does not exist, is of no known kind, is damaged, or holds no counts
     */
    public CellDataset read(Path source, ReadOptions options) {
        return readers.stream()
                .filter(reader -> reader.recognises(source))
                .findFirst()
                .orElseThrow(() -> unknown(source))
                .read(source, options);
    }

    private static DataProblem unknown(Path source) {
        if (!Files.exists(source)) {
            return new DataProblem(
                    "'%s' does not exist.".formatted(source),
                    "There is no file or folder of that name.",
                    "Check the path.");
        }
        if (Files.isDirectory(source)) {
            return new DataProblem(
                    "The folder '%s' holds no 10x matrix.".formatted(source),
                    "There is no matrix.mtx or matrix.mtx.gz in it.",
                    "Choose the folder with matrix, barcodes and features (or genes), or an .h5ad file.");
        }
        return new DataProblem(
                "'%s' is not a data set that can be read.".formatted(source),
                isEmpty(source)
                        ? "The file is empty."
                        : "It is neither an HDF5 file (AnnData .h5ad) nor part of a 10x MTX folder.",
                "Choose an .h5ad file or the folder of a 10x matrix.");
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
