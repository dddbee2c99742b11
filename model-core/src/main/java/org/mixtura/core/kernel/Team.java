package org.mixtura.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The threads that share a loop. What they compute does not depend on which of them is faster, only on how many they are. */
public final class Team implements AutoCloseable {

    /** A stretch of a loop. */
    @FunctionalInterface
    public interface Part {

        /**
         * Does a stretch.
         *
         * @param member who does it, from 0
         * @param from the first index
         * @param to after the last index
         */
        void run(int member, int from, int to);
    }

    private final int size;
    private final ExecutorService others;

    /** @param size number of threads, the calling one included */
    public Team(int size) {
        this.size = size;
        this.others = Executors.newFixedThreadPool(
                Math.max(1, size - 1),
                Thread.ofPlatform().name("kernel-", 1).daemon().factory());
    }

    /** Number of threads. */
    public int size() {
        return size;
    }

    /**
     * Does a loop over {@code 0..count-1} and waits for its end.
     *
     * @param grain stretches begin at multiples of it
     */
    public void split(int count, int grain, Part part) {
        if (size == 1 || count <= grain) {
            part.run(0, 0, count);
            return;
        }
        List<Future<?>> started = new ArrayList<>();
        for (int member = 1; member < size; member++) {
            int who = member;
            started.add(others.submit(() -> part.run(who, cut(count, grain, who), cut(count, grain, who + 1))));
        }
        Throwable failure = failure(() -> part.run(0, 0, cut(count, grain, 1)));
        // Whatever happens: the memory that the others write to must outlast all of them.
        for (Future<?> other : started) {
            Throwable later = failure(() -> await(other));
            failure = failure == null ? later : failure;
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
    }

    private static @Nullable Throwable failure(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    private int cut(int count, int grain, int member) {
        return member == size ? count : (int) ((long) count * member / size) / grain * grain;
    }

    private static void await(Future<?> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    part.get();
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}
