package org.mixtura.core.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what happens in a project to disk, in order and on a thread of its own: nobody waits for the disk. */
final class ProjectWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectWriter.class);
    private static final long SNAPSHOT_EVERY = Duration.ofSeconds(60).toNanos();

    private final Path folder;
    private final ProjectFiles files;
    private final ExecutorService thread;
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<Writing> backlog = new ArrayDeque<>();
    private volatile ProjectListener listener = ProjectListener.NONE;
    private long lastSnapshot = System.nanoTime();

    ProjectWriter(Path folder, ProjectFiles files) {
        this.folder = folder;
        this.files = files;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("mixtura-project").factory());
    }

    private interface Writing {

        void run() throws IOException;
    }

    void tell(ProjectListener other) {
        listener = other;
    }

    /** Whether everything is on disk. */
    boolean isSaved() {
        return pending.get() == 0;
    }

    void append(JournalLine line, History after) {
        write(() -> {
            files.journal().append(line);
            if (System.nanoTime() - lastSnapshot > SNAPSHOT_EVERY) {
                snapshot(after, line.number());
            }
        });
    }

    void describe(ProjectFile content) {
        write(() -> files.writeDescription(content));
    }

    private void snapshot(History history, long upTo) throws IOException {
        files.writeSnapshot(history, upTo);
        lastSnapshot = System.nanoTime();
    }

    /** What could not be written is tried again before the next: a line that lacked would make later ones meaningless. */
    private void write(Writing writing) {
        pending.incrementAndGet();
        thread.execute(() -> {
            backlog.add(writing);
            try {
                while (!backlog.isEmpty()) {
                    backlog.element().run();
                    backlog.remove();
                    pending.decrementAndGet();
                }
                listener.saved();
            } catch (IOException | UncheckedIOException failure) {
                LOG.warn("The project in {} could not be written", folder, failure);
                listener.failed(cannotWrite(folder, failure));
            }
        });
    }

    static StorageProblem cannotWrite(Path folder, Exception failure) {
        return new StorageProblem(
                "The project in '%s' cannot be written.".formatted(folder),
                SystemReason.of(failure),
                "Make room and the folder writable; what you do until then is kept in memory only.",
                failure);
    }

    /** Waits until everything that was asked for is done. */
    void flush() {
        CompletableFuture.runAsync(() -> {}, thread).join();
    }

    /** Waits for the disk and leaves a snapshot. */
    void close(History last, long upTo) {
        write(() -> snapshot(last, upTo));
        close();
    }

    @Override
    public void close() {
        // Waits for what was asked for.
        thread.close();
    }
}
