package org.mixtura.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.StorageProblem;

/**
 * Says that a process is writing a run folder. The system takes it back when the process dies, however it dies. The empty
 * file stays as long as the run: whoever deleted it could take the lock away from another process that has just got it.
 */
final class RunLock implements AutoCloseable {

    static final String NAME = ".lock";

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run folder.
     *
     * @throws StorageProblem when another process, or another run of this one, has it
     */
    static RunLock of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // A process that has just told its end holds the lock a moment longer.
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!isLocked(channel)) {
            if (System.nanoTime() > until) {
                channel.close();
                throw new StorageProblem(
                        "The run in '%s' is still training.".formatted(folder),
                        "Another Mixtura is writing to that folder.",
                        "Wait for it to finish, or stop it first.");
            }
            LockSupport.parkNanos(PATIENCE_NANOS / 50);
        }
        return new RunLock(file, channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Deletes the file, because the whole run is deleted; the lock is still to be closed. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
