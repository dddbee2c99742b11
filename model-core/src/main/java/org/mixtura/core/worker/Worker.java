package org.mixtura.core.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.Failure;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpecJson;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process does that trains one run: it does what was left in the run folder, and starts the next of the queue. */
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final long PATIENCE_NANOS = 2_000_000_000;

    private final RunTraining training;
    private final RunSpecJson specs;
    private final RunReader reader;
    private final RunQueue queue;

    /** @param training trains in this process */
    public Worker(RunTraining training, RunSpecJson specs, RunReader reader, WorkerSetup setup) {
        this.training = training;
        this.specs = specs;
        this.reader = reader;
        this.queue = new RunQueue(setup);
    }

    /**
     * Trains the run of a folder: a new one as its configuration says, or one that was interrupted.
     *
     * @param fresh whether nobody prepared this start, so that what an earlier worker was told must be forgotten
     * @return the finished run; empty when nothing was kept
     */
    public Optional<Path> work(Path run, boolean fresh, TrainListener listener, RunControl control) {
        var files = new WorkerFolder(run);
        try {
            requireWork(files);
            if (fresh) {
                files.begin();
            }
            files.writeProcess(ProcessHandle.current());
        } catch (RuntimeException refused) {
            // A run that another process trains has not ended, and the queue must not think so.
            if (!files.isUsedByAnother()) {
                startNext(run);
            }
            throw refused;
        }
        var before = reader.status(run);
        try {
            return train(files, listener, control);
        } catch (RuntimeException | Error failure) {
            // The run says itself why it failed, unless it could not even begin or go on.
            if (!fresh && reader.status(run).equals(before)) {
                files.fail(Failure.of(failure));
            }
            throw failure;
        } finally {
            startNext(run);
            clearUp(files, fresh ? 0 : PATIENCE_NANOS);
        }
    }

    /** What became of this run counts more than a queue that cannot go on; whoever looks at it next is told. */
    private void startNext(Path run) {
        try {
            queue.ended(run);
        } catch (WorkbenchException unusable) {
            LOG.warn("The next run of the queue could not be started", unusable);
        }
    }

    /**
     * Who watches reads the last events and then clears up; if nobody does in time, the worker has to. By then the folder may
     * be that of another worker, with which the same run goes on.
     */
    private static void clearUp(WorkerFolder files, long patience) {
        long until = System.nanoTime() + patience;
        while (files.isUsedByThis() && System.nanoTime() < until) {
            LockSupport.parkNanos(PATIENCE_NANOS / 20);
        }
        // Why a run could not begin is written nowhere else, and is left for whoever asks later.
        if (files.isUsedByThis() && files.failure().isEmpty()) {
            files.clear();
        }
    }

    private Optional<Path> train(WorkerFolder files, TrainListener listener, RunControl control) {
        files.readControl(control);
        try (var looking = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("mixtura-control").factory());
                var log = new EventLog(files.events())) {
            var _ = looking.scheduleWithFixedDelay(
                    () -> look(files, control), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            TrainListener both = event -> {
                log.on(event);
                listener.on(event);
            };
            try {
                var config = files.spec();
                return config.isPresent() && reader.status(files.run()).isEmpty()
                        ? training.train(specs.read(config.get(), files.run()), files.run(), both, control)
                        : training.resume(files.run(), both, control);
            } finally {
                looking.shutdownNow();
            }
        } catch (IOException full) {
            throw new StorageProblem(
                    "The events of the run cannot be written.",
                    SystemReason.of(full),
                    "Check free space and permissions of '%s'.".formatted(files.run()),
                    full);
        }
    }

    private static void look(WorkerFolder files, RunControl control) {
        try {
            files.readControl(control);
        } catch (WorkbenchException unreadable) {
            // Whoever wrote it may still be at it, and an exception would end the looking for good.
        }
    }

    private void requireWork(WorkerFolder files) {
        if (files.isUsedByAnother()) {
            throw new StorageProblem(
                    "The run in '%s' is still training.".formatted(files.run()),
                    "Another process is writing to that folder.",
                    "Wait for it to finish, or stop it first.");
        }
        if (files.spec().isEmpty() && reader.status(files.run()).isEmpty()) {
            throw new ConfigProblem(
                    "There is nothing to train in '%s'.".formatted(files.run()),
                    "The folder holds neither a configuration for a worker nor a run.",
                    "Start a run with 'mixtura train', or name the folder of one.");
        }
    }
}
