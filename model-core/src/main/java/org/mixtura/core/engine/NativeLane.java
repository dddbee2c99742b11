package org.mixtura.core.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that calls native code. The engine allows a single gradient collector per process and keeps its thread
 * count globally, so whatever is computed natively goes through one lane, one task after the other. Make one lane per
 * process and close it at the end.
 */
public final class NativeLane implements AutoCloseable {

    /** The name of the lane's thread, as seen in thread dumps. */
    public static final String THREAD_NAME = "mixtura-native";

    private final ExecutorService executor = Executors.newSingleThreadExecutor(LaneThread::new);

    /**
     * Runs a task in the lane and waits for it; tasks of other threads wait their turn. From inside the lane the task
     * runs at once. An interrupt of the waiting thread does not reach the task, which must never be interrupted inside
     * native code; it is kept and can be seen after the return.
     *
     * @throws RuntimeException what the task threw
     */
    public <T> T call(Supplier<T> task) {
        if (Thread.currentThread() instanceof LaneThread) {
            return task.get();
        }
        var result = executor.submit((Callable<T>) task::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As {@link #call}, without a result. */
    public void run(Runnable task) {
        var _ = call(() -> {
            task.run();
            return true;
        });
    }

    /** Waits for the running task and ends the thread. */
    @Override
    public void close() {
        executor.close();
    }

    /** Throws unless the calling thread is a lane: native code called from elsewhere is a bug. */
    static void require() {
        if (!(Thread.currentThread() instanceof LaneThread)) {
            throw new IllegalStateException("native code is called outside the native lane, on "
                    + Thread.currentThread().getName());
        }
    }

    private static final class LaneThread extends Thread {

        LaneThread(Runnable work) {
            super(work, THREAD_NAME);
            setDaemon(true);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
