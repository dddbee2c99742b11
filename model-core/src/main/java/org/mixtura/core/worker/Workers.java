package org.mixtura.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.WorkerLost;
import org.mixtura.core.run.RunPlace;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainListener;

/**
 * Trains each run in a process of its own. The end of this process, however it comes, leaves those alone; another one can
 * watch them again with {@link #follow}.
 */
public final class Workers implements RunHost {

    private static final long LOOK_EVERY_NANOS = 40_000_000;
    private static final long ASK_QUEUE_EVERY_NANOS = 500_000_000;

    private final WorkerCommand command;
    private final RunQueue queue;
    private final RunSpecJson specs;
    private final RunReader reader;

    public Workers(WorkerSetup setup, RunSpecJson specs, RunReader reader) {
        this.command = setup.command();
        this.queue = new RunQueue(setup);
        this.specs = specs;
        this.reader = reader;
    }

    @Override
    public Optional<Path> train(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        queue.alone(turn -> {
            var process = command.start(submit(spec, folder, turn));
            turn.beside(folder);
            return process;
        });
        return follow(folder, listener, control);
    }

    @Override
    public Optional<Path> trainApart(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        queue.alone(turn -> command.start(submit(spec, folder, turn)));
        return follow(folder, listener, control);
    }

    @Override
    public Optional<Path> resume(Path folder, TrainListener listener, RunControl control) {
        queue.alone(turn -> {
            var process = command.start(begun(folder, turn.waits(folder)));
            turn.beside(folder);
            return process;
        });
        return follow(folder, listener, control);
    }

    @Override
    public void enqueue(RunSpec spec, Path folder) {
        queue.alone(turn -> {
            var files = submit(spec, folder, turn);
            turn.add(folder);
            return files;
        });
    }

    @Override
    public void enqueue(Path folder) {
        queue.alone(turn -> {
            var files = begun(folder, false);
            turn.add(folder);
            return files;
        });
    }

    @Override
    public QueueState queue() {
        return queue.state();
    }

    @Override
    public boolean dequeue(Path folder) {
        boolean waited = queue.remove(folder);
        if (waited) {
            new WorkerFolder(folder).clear();
        }
        return waited;
    }

    @Override
    public boolean isTraining(Path folder) {
        return new WorkerFolder(folder).process().isPresent();
    }

    @Override
    public Optional<RunSpec> submitted(Path folder) {
        return new WorkerFolder(folder).spec().map(json -> specs.read(json, folder));
    }

    @Override
    public boolean isLost(Path folder) {
        var files = new WorkerFolder(folder);
        return files.process().isEmpty()
                && (files.wasStarted() || files.failure().isPresent());
    }

    @Override
    public Optional<Failure> failure(Path folder) {
        return new WorkerFolder(folder).failure();
    }

    @Override
    public void tell(Path folder, RunControl wish) {
        if (!isTraining(folder) || !new WorkerFolder(folder).writeControl(wish)) {
            boolean waits = queue.holds(folder);
            throw new ConfigProblem(
                    "The run in '%s' does not train.".formatted(folder),
                    waits ? "It waits in the queue." : "It has ended, or there never was one.",
                    waits
                            ? "Take it out with 'mixtura queue --remove %s'.".formatted(folder)
                            : "See 'mixtura queue' for what trains and waits.");
        }
    }

    @Override
    public Optional<Path> follow(Path folder, TrainListener listener, RunControl control) {
        var files = new WorkerFolder(folder);
        if (files.spec().isEmpty() && reader.status(folder).isEmpty()) {
            throw new ConfigProblem(
                    "There is no run in '%s'.".formatted(folder),
                    "The folder holds neither a run nor the configuration of one that waits.",
                    "See 'mixtura queue' for what trains and waits.");
        }
        awaitTurn(files, listener, control);
        return watch(files, listener, control) ? nothingKept(files) : ended(files, control);
    }

    @Override
    public void prepare(RunSpec spec, Path folder) {
        queue.alone(turn -> submit(spec, folder, turn));
    }

    private WorkerFolder submit(RunSpec spec, Path folder, RunQueue.Turn turn) {
        if (isTraining(folder) || turn.waits(folder)) {
            throw new ConfigProblem(
                    "The run folder '%s' is taken.".formatted(folder),
                    "A run waits or trains there.",
                    "Choose another folder, or take that run out of the queue.");
        }
        RunPlace.requireUsable(folder);
        var files = new WorkerFolder(folder);
        files.begin();
        files.submit(specs.write(spec), false);
        return files;
    }

    /** @param waits whether it waits in the queue, where nobody begins it twice */
    private WorkerFolder begun(Path folder, boolean waits) {
        if (waits) {
            throw new ConfigProblem(
                    "The run in '%s' waits in the queue.".formatted(folder),
                    "It starts by itself when the runs before it have ended.",
                    "Take it out with 'mixtura queue --remove %s' to start it now.".formatted(folder));
        }
        // One that was lost before it could describe itself has its configuration still.
        boolean submitted = reader.status(folder).isEmpty() && submitted(folder).isPresent();
        if (!submitted) {
            // Throws for a run that is finished, or is none.
            var _ = reader.readUnfinished(folder);
        }
        if (isTraining(folder)) {
            throw new StorageProblem(
                    "The run in '%s' is still training.".formatted(folder),
                    "Another process is writing to that folder.",
                    "Wait for it to finish, or stop it first.");
        }
        // A process that cannot be seen from here, on another computer, holds the lock all the same.
        RunPlace.requireUnlocked(folder);
        var files = new WorkerFolder(folder);
        files.begin();
        if (submitted) {
            files.spec().ifPresent(spec -> files.submit(spec, true));
        }
        return files;
    }

    /** Waits while the run waits in the queue; whoever no longer wants it takes it out. */
    private void awaitTurn(WorkerFolder files, TrainListener listener, RunControl control) {
        boolean told = false;
        while (waits(files.run())) {
            if (control.isRequested()) {
                dequeue(files.run());
                return;
            }
            if (!told) {
                listener.on(new TrainEvent.Stage("Waiting in the queue"));
                told = true;
            }
            LockSupport.parkNanos(ASK_QUEUE_EVERY_NANOS);
        }
    }

    /** Asks the queue in a way that starts the next run if its worker died. */
    private boolean waits(Path run) {
        return queue.state().waiting().contains(run);
    }

    /**
     * Passes events on and wishes back, until the run has ended or its process is gone.
     *
     * @return whether it ended without leaving anything, as somebody wished
     */
    private static boolean watch(WorkerFolder files, TrainListener listener, RunControl control) {
        var nothing = new AtomicBoolean();
        TrainListener both = event -> {
            listener.on(event);
            if (event instanceof TrainEvent.TrainingEnded end && end.leavesNothing()) {
                nothing.set(true);
            }
        };
        var tail = new EventTail(files.events(), files.run());
        // What was wished before there was anybody to tell is told as the first thing.
        String told = wish(new RunControl());
        while (true) {
            boolean alive = files.process().isPresent();
            if (!wish(control).equals(told)) {
                told = wish(control);
                files.writeControl(control);
            }
            if (tell(tail, both) || !alive) {
                return nothing.get();
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private static String wish(RunControl control) {
        return control.request() + (control.isPaused() ? " paused" : "");
    }

    /** Tells new events; true when the last one was among them. */
    private static boolean tell(EventTail tail, TrainListener listener) {
        try {
            List<TrainEvent> events;
            do {
                events = tail.next();
                for (TrainEvent event : events) {
                    listener.on(event);
                    if (event instanceof TrainEvent.Finished
                            || event instanceof TrainEvent.TrainingEnded end && end.leavesNothing()) {
                        return true;
                    }
                }
            } while (!events.isEmpty());
            return false;
        } catch (IOException gone) {
            // Deleted or begun anew at this very moment; the next look sees what there is.
            return false;
        }
    }

    private Optional<Path> nothingKept(WorkerFolder files) {
        queue.ended(files.run());
        files.clear();
        return Optional.empty();
    }

    private Optional<Path> ended(WorkerFolder files, RunControl control) {
        Path run = files.run();
        var failure = files.failure();
        if (failure.isPresent()) {
            queue.ended(run);
            // What could not begin at the second attempt either is kept for a third one.
            if (!files.isTriedAgain()) {
                files.clear();
            }
            throw failure.get().toException();
        }
        var status = reader.status(run);
        if (status.isEmpty()) {
            if (files.spec().isPresent()) {
                throw lost(files);
            }
            if (!control.isRequested()) {
                throw new StorageProblem(
                        "The run folder '%s' is gone.".formatted(run),
                        "It was deleted, moved or discarded while the run trained.",
                        "Train again, and leave the folder alone until the run has ended.");
            }
            return Optional.empty();
        }
        return switch (status.get().state()) {
            case FINISHED, STOPPED -> {
                files.clear();
                yield Optional.of(run);
            }
            case FAILED -> failed(files, status.get());
            case RUNNING -> throw lost(files);
        };
    }

    private static Optional<Path> failed(WorkerFolder files, RunStatus status) {
        files.clear();
        var failure = status.failure();
        if (failure != null) {
            throw failure.toException();
        }
        return Optional.empty();
    }

    private WorkerLost lost(WorkerFolder files) {
        queue.ended(files.run());
        boolean begun = reader.status(files.run()).isPresent();
        return new WorkerLost(
                "The process that trained '%s' is gone.".formatted(files.run()),
                "It ended before the run was complete: it was killed, or the machine had no memory left%s."
                        .formatted(lastWords(files.output())),
                begun
                        ? "All whole epochs are kept; go on with 'mixtura resume %s', or open the run in the window."
                                .formatted(files.run())
                        : "Nothing was trained yet; start it with 'mixtura resume %s', or open it in the window."
                                .formatted(files.run()));
    }

    private static String lastWords(Path output) {
        try {
            var lines = Files.readAllLines(output).stream()
                    // Java itself warns of options as it starts, and frames its report of a crash with these.
                    .filter(line -> !line.isBlank() && !line.equals("#") && !line.startsWith("WARNING: "))
                    .toList();
            return lines.isEmpty()
                    ? ""
                    : " (it said: %s)".formatted(lines.getLast().strip());
        } catch (IOException none) {
            return "";
        }
    }
}
