package org.mixtura.core.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.io.DatasetReaders;
import org.mixtura.core.data.io.ReadOptions;

/**
 * Keeps the data set that was read last, because a check, a preset and a run in a row want the same file. A file that
 * has changed since is read again.
 */
final class DatasetCache {

    private record Key(
            Path source,
            ReadOptions options,
            long size,
            @Nullable FileTime modified) {}

    private final DatasetReaders readers;
    private @Nullable Key key;
    private @Nullable CellDataset dataset;

    DatasetCache(DatasetReaders readers) {
        this.readers = readers;
    }

    synchronized CellDataset read(Path source, ReadOptions options) {
        var wanted = key(source, options);
        if (dataset == null || !wanted.equals(key)) {
            dataset = readers.read(source, options);
            key = wanted;
        }
        return dataset;
    }

    private static Key key(Path source, ReadOptions options) {
        try (var walk = Files.walk(source, 3)) {
            long size = 0;
            FileTime latest = FileTime.fromMillis(0);
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
                var modified = Files.getLastModifiedTime(file);
                latest = modified.compareTo(latest) > 0 ? modified : latest;
            }
            return new Key(source, options, size, latest);
        } catch (IOException | UncheckedIOException unreadable) {
            // The reader says better than we could what is wrong with it.
            return new Key(source, options, -1, null);
        }
    }
}
