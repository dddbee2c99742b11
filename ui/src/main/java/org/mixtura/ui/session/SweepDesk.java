package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mixtura.core.Workbench;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.sweep.SweepPlan;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Tasks;

/** Begins sweeps, opens those that were begun before, and goes on with them. Call on the JavaFX thread. */
final class SweepDesk {

    private final Workbench workbench;
    private final Tasks tasks;
    private final RunDesk desk;
    private final Consumer<Sweep> begun;
    private final Consumer<Problem> failed;

    /**
     * @param begun hears of a sweep whose runs are in the queue
     * @param failed hears what went wrong
     */
    SweepDesk(Workbench workbench, Tasks tasks, RunDesk desk, Consumer<Sweep> begun, Consumer<Problem> failed) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.desk = desk;
        this.begun = begun;
        this.failed = failed;
    }

    void train(SweepPlan plan, Path folder, Runnable then) {
        queue(() -> new Sweep(workbench, plan, folder), then);
    }

    void goOn(Sweep sweep) {
        queue(() -> sweep, () -> {});
    }

    void open(Path folder, Consumer<Sweep> opened) {
        tasks.run("Opening sweep", _ -> Sweep.open(workbench, folder), opened, failed);
    }

    private void queue(Supplier<Sweep> made, Runnable then) {
        record Begun(Sweep sweep, Sweep.Queued queued) {}
        desk.enqueue(
                () -> {
                    var sweep = made.get();
                    return new Begun(sweep, sweep.enqueue());
                },
                result -> {
                    begun.accept(result.sweep());
                    then.run();
                    result.queued().problems().stream()
                            .findFirst()
                            .ifPresent(first -> failed.accept(
                                    refused(result.queued().problems().size(), first)));
                },
                failed);
    }

    private static Problem refused(int runs, String first) {
        return new Problem(
                runs == 1
                        ? "A run of the sweep cannot be trained."
                        : "%,d runs of the sweep cannot be trained.".formatted(runs),
                first,
                "The others are in the queue; see the table of the sweep.",
                "");
    }
}
