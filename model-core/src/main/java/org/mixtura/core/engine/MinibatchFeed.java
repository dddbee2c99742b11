package org.mixtura.core.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Fills minibatches ahead: while one is in use, a thread gathers the next, so that reading from disk costs no time as long
 * as it is faster than what is done with it. What comes out does not depend on the threads.
 */
public final class MinibatchFeed implements AutoCloseable {

    /** Which cells make the minibatches of a pass. */
    public interface Plan {

        /** Number of minibatches. */
        int count();

        /** Where minibatch {@code i} begins in the order of cells. */
        int start(int i);

        /** Where it ends. */
        int end(int i);
    }

    /** A filled minibatch, or why it could not be filled. */
    private record Filled(Minibatch batch, @Nullable Throwable failure) {}

    private final BlockingQueue<Minibatch> empty = new ArrayBlockingQueue<>(2);
    private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(2);
    private final Thread thread;
    private @Nullable Minibatch inUse;

    /**
     * Begins to gather.
     *
     * @param first filled and handed out in turn with {@code second}
     * @param order the cells
     */
    public MinibatchFeed(Minibatch first, Minibatch second, int[] order, Plan plan) {
        empty.add(first);
        empty.add(second);
        thread = Thread.ofPlatform().name("minibatches").daemon().start(() -> fill(order, plan));
    }

    private void fill(int[] order, Plan plan) {
        try {
            for (int i = 0; i < plan.count(); i++) {
                Minibatch batch = empty.take();
                try {
                    batch.fill(order, plan.start(i), plan.end(i));
                    filled.put(new Filled(batch, null));
                } catch (RuntimeException | Error failure) {
                    filled.put(new Filled(batch, failure));
                    return;
                }
            }
        } catch (InterruptedException closed) {
            // Nobody wants the rest.
        }
    }

    /**
     * The next minibatch, which is valid until the next call. To be called as often as the plan has minibatches.
     *
     * @throws RuntimeException what filling it ended with
     */
    public Minibatch next() {
        try {
            if (inUse != null) {
                empty.put(inUse);
            }
            Filled next = filled.take();
            inUse = next.batch;
            if (next.failure instanceof Error error) {
                throw error;
            } else if (next.failure instanceof RuntimeException failure) {
                throw failure;
            }
            return next.batch;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a minibatch was gathered", stopped);
        }
    }

    /** Ends gathering; the minibatches are free when this returns. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
