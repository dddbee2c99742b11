package org.mixtura.core.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mixtura.core.train.RunControl;

/**
 * While it is open, training of which nobody would see the result is discarded when this program ends, by itself or by a signal. The
 * process that trains outlives this one otherwise, as those of runs are to.
 */
final class EndsWithProgram implements AutoCloseable {

    /** A minibatch and the clearing away take less; who turns the computer off is not to wait for longer. */
    private static final int MOST_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private EndsWithProgram(RunControl control) {
        this.hook = new Thread(() -> {
            control.discard();
            awaitEnd();
        });
    }

    /** @param control of the training */
    static EndsWithProgram of(RunControl control) {
        var guard = new EndsWithProgram(control);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private void awaitEnd() {
        try {
            // What clears away runs in the thread that follows the training.
            var _ = over.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The program ends already, and the hook is what led here.
        }
    }
}
