package org.mixtura.ui.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.ui.error.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on background threads and delivers what becomes of it on the JavaFX thread. What runs is listed for the
 * task tray.
 */
public final class Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor background;
    private final Executor ui;
    private final ObservableList<UiTask> running = FXCollections.observableArrayList();

    /** Kept, because it hears of changes only as long as it is reachable. */
    private final ObservableList<UiTask> readOnly = FXCollections.unmodifiableObservableList(running);

    /**
     * Tasks on the given threads; a test that passes {@code Runnable::run} twice gets everything done at once.
     *
     * @param background where work runs
     * @param ui where results are delivered
     */
    public Tasks(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /** Tasks on threads of their own, which do not keep the JVM alive, delivering on the JavaFX thread. */
    public static Tasks onThreads() {
        var threads = Thread.ofPlatform().daemon().name("mixtura-task-", 1).factory();
        return new Tasks(work -> threads.newThread(work).start(), Platform::runLater);
    }

    /** What runs now, oldest first; changes on the JavaFX thread. */
    public ObservableList<UiTask> running() {
        return readOnly;
    }

    /**
     * Starts work. Call on the JavaFX thread.
     *
     * @param title what the tray shows
     * @param done gets the result, unless the task was cancelled
     * @param failed gets what went wrong, unless the task was cancelled
     */
    public <T> UiTask run(String title, Work<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        return run(TaskKind.of(title), work, done, failed);
    }

    /** As {@link #run(String, Work, Consumer, Consumer)}, with a meaning of its own for cancelling. */
    public <T> UiTask run(TaskKind kind, Work<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        var task = new UiTask(kind);
        running.add(task);
        background.execute(() -> execute(task, work, done, failed));
        return task;
    }

    /** Work on which nobody waits, such as writing preferences: not in the tray, and a failure is only logged. */
    public void quietly(Runnable work) {
        background.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.warn("Background work failed", failure);
            }
        });
    }

    /** Runs something short on the JavaFX thread, called from any. */
    public void deliver(Runnable action) {
        ui.execute(action);
    }

    private <T> void execute(UiTask task, Work<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        try {
            T result = work.run(new TaskProgress(task));
            ui.execute(() -> finish(task, () -> done.accept(result)));
        } catch (WorkbenchException known) {
            LOG.info("{}: {}", task.title(), known.getMessage());
            ui.execute(() -> finish(task, () -> failed.accept(Problem.of(known))));
        } catch (OutOfMemoryError full) {
            LOG.error("{} ran out of memory", task.title(), full);
            ui.execute(() -> finish(task, () -> failed.accept(outOfMemory())));
        } catch (Throwable failure) {
            // Errors too, such as a missing native library: a task that never ends would block the window's work.
            LOG.warn("{} failed", task.title(), failure);
            ui.execute(() -> finish(task, () -> failed.accept(Problem.of(failure))));
        }
    }

    private void finish(UiTask task, Runnable deliver) {
        running.remove(task);
        if (task.wantsResult()) {
            deliver.run();
        }
    }

    private static Problem outOfMemory() {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return new Problem(
                "There is not enough memory for this.",
                "Mixtura may use %,d MB, and this work needs more.".formatted(mebibytes),
                "Keep fewer variable genes or cells, or start Mixtura with more memory.",
                "");
    }

    private final class TaskProgress implements Progress {

        private final UiTask task;

        TaskProgress(UiTask task) {
            this.task = task;
        }

        @Override
        public void stage(String text) {
            ui.execute(() -> task.setStage(text));
        }

        @Override
        public void share(double done) {
            ui.execute(() -> task.setShare(done));
        }

        @Override
        public void settled() {
            ui.execute(task::settle);
        }

        @Override
        public boolean isCancelled() {
            return task.isCancelled();
        }
    }
}
