package org.mixtura.core.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The files of a matrix on disk while it is written: row starts (64-bit), gene indices (32-bit) and counts (32-bit
 * floats), all little-endian.
 */
final class RowFiles {

    static final String STARTS = "starts.i64";
    static final String GENES = "genes.i32";
    static final String COUNTS = "counts.f32";

    private static final int BLOCK = 1 << 18;

    private final Path folder;
    private final FileChannel genes;
    private final FileChannel counts;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(4 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    private RowFiles(Path folder) throws IOException {
        this.folder = folder;
        this.genes = open(folder.resolve(GENES));
        this.counts = open(folder.resolve(COUNTS));
    }

    static RowFiles create(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new RowFiles(Files.createTempDirectory(parent, "matrix-"));
    }

    Path folder() {
        return folder;
    }

    void append(int[] geneIndices, float[] values, int length) throws IOException {
        for (int at = 0; at < length; at += BLOCK) {
            int n = Math.min(BLOCK, length - at);
            buffer.clear();
            buffer.asIntBuffer().put(geneIndices, at, n);
            write(genes, 4 * n);
            buffer.clear();
            buffer.asFloatBuffer().put(values, at, n);
            write(counts, 4 * n);
        }
    }

    /** Returns when everything is on the disk, so that an entry never names files that a power cut empties. */
    void finish(long[] rowStarts, int rows) throws IOException {
        genes.force(true);
        counts.force(true);
        genes.close();
        counts.close();
        try (var starts = open(folder.resolve(STARTS))) {
            for (int at = 0; at <= rows; at += BLOCK / 2) {
                int n = Math.min(BLOCK / 2, rows + 1 - at);
                buffer.clear();
                buffer.asLongBuffer().put(rowStarts, at, n);
                write(starts, 8 * n);
            }
            starts.force(true);
        }
    }

    /** What cannot be deleted now is deleted by the next clean-up of the cache. */
    void discard() {
        try {
            genes.close();
            counts.close();
        } catch (IOException alreadyClosed) {
            // Closing is all that was wanted.
        }
        delete(folder);
    }

    static void delete(Path folder) {
        for (String name : new String[] {STARTS, GENES, COUNTS}) {
            deleteQuietly(folder.resolve(name));
        }
        deleteQuietly(folder);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException inUse) {
            // The clean-up comes by again.
        }
    }

    private void write(FileChannel to, int bytes) throws IOException {
        buffer.limit(bytes).position(0);
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
