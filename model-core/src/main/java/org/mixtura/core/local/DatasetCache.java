package org.mixtura.core.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.CheckedDataset;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.SourceState;

/**
 * Keeps the data set that was read last, because a check, a preset and a run in a row want the same file. When one of its
 * files has changed since, it is read again.
 */
final class DatasetCache {

    private record Key(SourceState state, ReadOptions options) {}

    private final DatasetReaders readers;
    private @Nullable Key key;
    private @Nullable CheckedDataset last;

    DatasetCache(DatasetReaders readers) {
        this.readers = readers;
    }

    synchronized CheckedDataset read(Path source, ReadOptions options) {
        var wanted = new Key(readers.state(source), options);
        if (last == null || !wanted.equals(key)) {
            last = readers.check(source, options);
            key = wanted;
        }
        return last;
    }
}
