package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.store.Spill;

/** Reads data sets of all known formats; which one it is, is told from the content. */
public final class DatasetReaders {

    private final List<DatasetReader> readers;
    private final DatasetStore store;

    /** Readers that keep what is too large for memory in a folder of the system for temporary files. */
    public DatasetReaders() {
        this(new Spill(Path.of(System.getProperty("java.io.tmpdir"), "mixtura-cache"), Spill.USUAL_ENTRIES));
    }

    /** @param spill where counts go that are too many for memory, and from there are read again */
    public DatasetReaders(Spill spill) {
        // The most particular come first; the reader of AnnData says what is wrong with any other HDF5 file.
        this.readers = List.of(
                new TenXH5Reader(),
                new LoomReader(),
                new ClusteringH5Reader(),
                new ExprsH5Reader(),
                new H5adReader(),
                new MatrixMarketReader(),
                new IdxReader(),
                new LongTableReader(new KnownSymbols()),
                new DelimitedReader(new KnownSymbols()));
        this.store = new DatasetStore(spill);
    }

    /**
     * Reads a data set. Counts that are too many for memory are kept in the cache and read from there the next time.
     *
     * @param source a file of any known format, a 10x folder, or the matrix file in such a folder
     * @throws org.mixtura.core.error.DataProblem when it cannot be read or holds no counts
     * @throws org.mixtura.core.error.StorageProblem when the cache's disk is full
     */
    public CellDataset read(Path source, ReadOptions options) {
        return check(source, options).dataset();
    }

    /** As {@link #read}, with what a user should know about the data and the way they were read. */
    public CheckedDataset check(Path source, ReadOptions options) {
        try {
            return open(source, options).checked();
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    Reading open(Path source, ReadOptions options) throws UnreadableData {
        DatasetReader reader = readerOf(source);
        try {
            return options.columns()
                    .applied(store.open(
                            source,
                            options,
                            () -> reader.files(source),
                            spill -> Checks.completed(
                                    WholeCounts.of(reader.read(source, options, spill), spill), options)));
        } catch (UnreadableData e) {
            throw cause(reader, source, e);
        }
    }

    /** What is odd in a compressed file may be so because the file is damaged, which its checksum tells. */
    private static UnreadableData cause(DatasetReader reader, Path source, UnreadableData found) {
        try {
            for (Path file : reader.files(source)) {
                Optional<UnreadableData> damage = FileKind.damage(file);
                if (damage.isPresent()) {
                    return damage.get();
                }
            }
        } catch (IOException | UnreadableData unknown) {
            return found;
        }
        return found;
    }

    /**
     * How all files are that a data set is read from; equal states mean that it is still the same.
     *
     * @throws org.mixtura.core.error.DataProblem when they cannot be looked at
     */
    public SourceState state(Path source) {
        try {
            return SourceState.of(source, readerOf(source).files(source));
        } catch (UnreadableData unreadable) {
            throw unreadable.asProblem();
        } catch (IOException unreadable) {
            throw FileKind.notReadable(source, unreadable).asProblem();
        }
    }

    /**
     * The files that a data set is read from: what was named, and what stands beside it and belongs to it.
     *
     * @return the source alone where it is no data set that can be read
     */
    public List<Path> files(Path source) throws IOException {
        try {
            return readerOf(source).files(source);
        } catch (UnreadableData none) {
            return List.of(source);
        }
    }

    private DatasetReader readerOf(Path source) throws UnreadableData {
        for (DatasetReader reader : readers) {
            if (reader.recognises(source)) {
                return reader;
            }
        }
        throw UnknownFormat.of(source);
    }
}
