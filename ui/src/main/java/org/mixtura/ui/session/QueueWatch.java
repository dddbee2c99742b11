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
    private final Workflow workflow;
    private final Tasks tasks;

    /**
     * A watch that does not look yet.
     *
     * @param workflow asked on the JavaFX thread
     * @param tasks leads there
     */
    public QueueWatch(Workflow workflow, Tasks tasks) {
        this.workflow = workflow;
        this.tasks = tasks;
    }

    /** Begins to look, so often. */
    public void look(Duration every) {
        var _ = clock.scheduleWithFixedDelay(
                () -> tasks.deliver(workflow::lookAround), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks no more. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
