package org.mixtura.core.data.io;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.mixtura.core.data.CellDataset;

/** Reads data sets of all known formats; which one it is, is told from the content. */
public final class DatasetReaders {

    private final List<DatasetReader> readers;

    public DatasetReaders() {
        this(List.of(new TenXH5Reader(), new H5adReader(), new MatrixMarketReader()));
    }

    DatasetReaders(List<DatasetReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * Reads a whole data set into memory.
     *
     * @param source an .h5ad file, a 10x .h5 file, a 10x folder, or the matrix file in such a folder
     * @throws org.mixtura.core.error.DataProblem when it cannot be read or holds no counts
     */
    public CellDataset read(Path source, ReadOptions options) {
        try {
            return open(source, options).dataset();
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    Reading open(Path source, ReadOptions options) throws UnreadableData {
        for (DatasetReader reader : readers) {
            if (reader.recognises(source)) {
                return Checks.completed(reader.read(source, options));
            }
        }
        FileKind kind = FileKind.of(source);
        if (kind == FileKind.MISSING) {
            throw FileKind.notReadable(source, new NoSuchFileException(source.toString()));
        }
        throw new UnreadableData(
                kind == FileKind.EMPTY ? "empty-file" : "unknown-format",
                "%s is %s, neither HDF5 (.h5ad, 10x .h5) nor Matrix Market (.mtx)."
                        .formatted(source.getFileName(), kind.words()),
                switch (kind) {
                    case WEB_PAGE -> "A download that failed often leaves a page with an error message.";
                    case GZIP, ZIP -> "Compressed data sets must be unpacked first.";
                    case EMPTY -> "The copy or download did not finish.";
                    default -> "The format is told from the file's content, not from its name.";
                },
                "Choose an .h5ad file, a 10x .h5 file or a 10x folder with matrix, barcodes and features.");
    }
}
