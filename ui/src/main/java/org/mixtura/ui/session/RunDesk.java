package org.mixtura.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mixtura.core.RunPhase;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.worker.QueueState;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Progress;
import org.mixtura.ui.task.TaskKind;
import org.mixtura.ui.task.Tasks;

/**
 * Puts runs into the queue and follows the one that trains, whoever started it. The runs have processes of their own and
 * go on without the window. Call on the JavaFX thread.
 */
final class RunDesk {

    private final Workbench workbench;
    private final Tasks tasks;
    private final Session session;
    private final Function<RunSpec, String> modelName;
    private final Ending ending;

    /** How often something was adopted: what was looked up before that is old. */
    private int turns;

    /** What becomes of a run that was followed. */
    interface Ending {

        /** A run trains now and can be watched. */
        void begun(LiveRun live);

        /** It has ended; the run is empty when nothing was kept. */
        void ended(LiveRun live, Optional<StoredRun> run);

        /** Its process is gone; what it has learned is kept, and it can go on. */
        void lost(LiveRun live, Problem problem);

        /** It could not be finished. */
        void failed(LiveRun live, Problem problem);

        /** A look found that nothing trains. */
        void idle();

        /** The queue cannot be used. */
        void refused(Problem problem);
    }

    RunDesk(Workbench workbench, Tasks tasks, Session session, Function<RunSpec, String> modelName, Ending ending) {
        this.workbench = workbench;
        this.tasks = tasks;
        this.session = session;
        this.modelName = modelName;
        this.ending = ending;
    }

    /** Puts runs at the end of the queue in the background, and then follows the one that trains. */
    <T> void enqueue(Supplier<T> queueing, Consumer<T> done, Consumer<Problem> failed) {
        record Queued<T>(T result, Found found) {}
        tasks.run(
                "Queueing",
                _ -> new Queued<>(queueing.get(), look()),
                queued -> {
                    adopt(queued.found());
                    done.accept(queued.result());
                },
                failed);
    }

    /** Opens a run folder by what it is: watches a run that trains, goes on with one that was interrupted. */
    void open(Path folder, Consumer<StoredRun> complete, Consumer<Problem> failed) {
        tasks.run(
                "Opening run",
                _ -> switch (workbench.phase(folder)) {
                    case COMPLETE -> Optional.of(workbench.openRun(folder));
                    case INTERRUPTED -> {
                        workbench.enqueue(folder);
                        yield Optional.<StoredRun>empty();
                    }
                    case WAITING, TRAINING -> Optional.<StoredRun>empty();
                },
                run -> run.ifPresentOrElse(complete, () -> watch(folder, failed)),
                failed);
    }

    /** Looks what trains and what waits, and follows the run that trains unless one is followed already. */
    void refresh() {
        tasks.run("Looking at the queue", _ -> look(), this::adopt, ending::refused);
    }

    /**
     * The same without being asked: nobody hears of it, not even of a failure, unless a run has begun elsewhere. Whoever is
     * at the settings of another run is not led away from them.
     */
    void lookAround() {
        int before = turns;
        tasks.quietly(() -> {
            Found found;
            try {
                found = look();
            } catch (WorkbenchException unreadable) {
                // Told to whoever uses the queue.
                return;
            }
            tasks.deliver(() -> {
                if (turns == before) {
                    notice(found);
                }
            });
        });
    }

    private void notice(Found found) {
        session.queueProperty().set(found.queue());
        if (session.trainingProperty().get().isEmpty()
                && session.placeProperty().get() != Place.SET_UP) {
            found.active().ifPresent(this::follow);
        }
    }

    /** Takes a waiting run out of the queue. */
    void remove(Path folder) {
        tasks.run(
                "Taking a run out of the queue",
                _ -> {
                    workbench.dequeue(folder);
                    return look();
                },
                this::adopt,
                ending::refused);
    }

    /** What the queue holds, and what the run that trains is about. */
    private record Found(QueueState queue, Optional<PlannedRun> active) {}

    private Found look() {
        var queue = workbench.queue();
        return new Found(queue, queue.training().map(this::planned));
    }

    private PlannedRun planned(Path folder) {
        return new PlannedRun(
                workbench.specOf(folder), folder, Sweep.around(folder).flatMap(this::openSweep));
    }

    private Optional<Sweep> openSweep(Path folder) {
        try {
            return Optional.of(Sweep.open(workbench, folder));
        } catch (WorkbenchException damaged) {
            // The run trains all the same; whoever opens the sweep is told.
            return Optional.empty();
        }
    }

    private void adopt(Found found) {
        turns++;
        session.queueProperty().set(found.queue());
        if (session.trainingProperty().get().isEmpty()) {
            found.active().ifPresentOrElse(this::follow, ending::idle);
        }
    }

    /** A run that trains outside of the queue is watched like one of the queue. */
    private void watch(Path folder, Consumer<Problem> failed) {
        tasks.run(
                "Opening run",
                _ -> {
                    var planned = workbench.phase(folder) == RunPhase.TRAINING
                            ? Optional.of(planned(folder))
                            : Optional.<PlannedRun>empty();
                    return new Found(workbench.queue(), planned);
                },
                found -> {
                    adopt(found);
                    if (found.queue().waiting().contains(folder)) {
                        failed.accept(new Problem(
                                "This run waits in the queue.",
                                "It starts by itself when the runs before it have ended.",
                                "Open it again when it trains.",
                                ""));
                    }
                },
                failed);
    }

    private void follow(PlannedRun planned) {
        turns++;
        var live = new LiveRun(planned.spec(), planned.folder(), planned.sweep());
        session.trainingProperty().set(Optional.of(live));
        ending.begun(live);
        var kind = TaskKind.stoppable("Training " + modelName.apply(live.spec()), "Stop & keep", live::stopAndKeep);
        tasks.run(
                kind,
                progress -> {
                    live.subscribe(progressOf(progress));
                    return outcome(live);
                },
                outcome -> {
                    switch (outcome) {
                        case Ended(var run) -> {
                            turns++;
                            session.trainingProperty().set(Optional.empty());
                            ending.ended(live, run);
                            refresh();
                        }
                        case Lost(var problem) -> failed(() -> ending.lost(live, problem));
                    }
                },
                problem -> failed(() -> ending.failed(live, problem)));
    }

    /** How the following of a run came to its end. */
    private sealed interface Outcome {}

    private record Ended(Optional<StoredRun> run) implements Outcome {}

    private record Lost(Problem problem) implements Outcome {}

    private Outcome outcome(LiveRun live) {
        try {
            return new Ended(workbench.follow(live.folder(), live, live.control()));
        } catch (WorkerLost lost) {
            return new Lost(Problem.of(lost));
        }
    }

    private void failed(Runnable report) {
        // First the problem: a window that waits for the end of training must not close over it.
        report.run();
        turns++;
        session.trainingProperty().set(Optional.empty());
        refresh();
    }

    private static TrainListener progressOf(Progress progress) {
        return event -> {
            switch (event) {
                case TrainEvent.Stage stage -> progress.stage(stage.text());
                case TrainEvent.Started started -> progress.stage("Epoch 1 of " + started.epochs());
                case TrainEvent.EpochDone done -> {
                    // The one that trains now, as the page says it.
                    progress.stage(
                            "Epoch %d of %d".formatted(Math.min(done.epoch() + 1, done.epochs()), done.epochs()));
                    progress.share((double) done.epoch() / done.epochs());
                }
                case TrainEvent.StageProgress part -> progress.share(part.share());
                case TrainEvent.Paused paused -> progress.stage(paused.resting() ? "Paused" : "Going on");
                case TrainEvent.TrainingEnded _ -> {
                    progress.share(-1);
                    progress.settled();
                }
                case TrainEvent.Continued _,
                        TrainEvent.Settled _,
                        TrainEvent.StepDone _,
                        TrainEvent.Adjusted _,
                        TrainEvent.Finished _ -> {
                    // Too fine for the tray, or told by the result.
                }
            }
        };
    }
}
