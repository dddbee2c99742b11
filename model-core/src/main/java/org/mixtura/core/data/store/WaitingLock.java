package org.mixtura.core.data.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.locks.LockSupport;

/** Locks of files that are waited for, whoever holds them: another process or another thread of this one. */
public final class WaitingLock {

    private static final long TRY_AGAIN_NANOS = 5_000_000;

    private WaitingLock() {}

    /**
     * Waits until the file is free.
     *
     * @throws IOException when the file system knows no locks, or the waiting thread is interrupted
     */
    public static FileLock of(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException another) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("cancelled while a lock was waited for");
                }
                // Locks belong to processes: for this one's own they do not wait.
                LockSupport.parkNanos(TRY_AGAIN_NANOS);
            }
        }
    }
}
