package org.mixtura.ui.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mixtura.ui.task.Tasks;

/**
 * Lets a window that only stands there notice what is trained from the command line meanwhile. It looks at a small file every few
 * seconds; JavaFX's timers would keep the window drawing for that.
 */
public final class QueueWatch implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mixtura-queue-watch").factory());

    /**
     * Begins to look.
     *
     * @param workflow asked on the JavaFX thread
     * @param tasks leads there
     * @param every between two looks
     */
    public QueueWatch(Workflow workflow, Tasks tasks, Duration every) {
        var _ = clock.scheduleWithFixedDelay(
                () -> tasks.deliver(workflow::lookAround), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks no more. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
