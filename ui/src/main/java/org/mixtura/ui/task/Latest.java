package org.mixtura.ui.task;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mixtura.ui.error.Problem;

/**
 * Runs only the newest of many requests for the same thing: while one runs, of the later ones only the last is kept, and
 * results that were overtaken are dropped. Use on the JavaFX thread.
 *
 * @param <T> the result
 */
public final class Latest<T> {

    private final Tasks tasks;
    private final String title;
    private final Consumer<? super T> done;
    private final Consumer<Problem> failed;
    private @Nullable Work<T> waiting;
    private boolean busy;
    private boolean forgotten;

    public Latest(Tasks tasks, String title, Consumer<? super T> done, Consumer<Problem> failed) {
        this.tasks = tasks;
        this.title = title;
        this.done = done;
        this.failed = failed;
    }

    /** Does this work as soon as the running one has ended, unless a newer request comes first. */
    public void submit(Work<T> work) {
        waiting = work;
        if (!busy) {
            next();
        }
    }

    /** Forgets what was submitted, also what is under way: its result is dropped. */
    public void forget() {
        waiting = null;
        forgotten = busy;
    }

    private void next() {
        var work = waiting;
        waiting = null;
        busy = work != null;
        if (work != null) {
            tasks.run(
                    TaskKind.of(title).onCancel(this::cancelled),
                    work,
                    result -> ended(() -> done.accept(result)),
                    problem -> ended(() -> failed.accept(problem)));
        }
    }

    private void cancelled() {
        waiting = null;
        busy = false;
        forgotten = false;
    }

    private void ended(Runnable deliver) {
        boolean wanted = waiting == null && !forgotten;
        forgotten = false;
        if (wanted) {
            deliver.run();
        }
        next();
    }
}
