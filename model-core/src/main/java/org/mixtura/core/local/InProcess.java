package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.Failure;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.RunPlace;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.worker.QueueState;
import org.mixtura.core.worker.RunHost;

/**
 * Trains in this process: what a worker does, and what tests and embedding programs may want. Runs of the queue train
 * when somebody follows them.
 */
final class InProcess implements RunHost {

    private final RunPipeline pipeline;
    private final ModelFamilies families;
    private final RunReader reader;

    /** What waits, by folder; empty for a run that goes on. */
    private final Map<Path, Optional<RunSpec>> waiting = new LinkedHashMap<>();

    InProcess(RunPipeline pipeline, ModelFamilies families, RunReader reader) {
        this.pipeline = pipeline;
        this.families = families;
        this.reader = reader;
    }

    @Override
    public Optional<Path> train(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        return pipeline.run(spec, families.byId(spec.model()), folder, listener, control);
    }

    @Override
    public Optional<Path> trainApart(RunSpec spec, Path folder, TrainListener listener, RunControl control) {
        return train(spec, folder, listener, control);
    }

    @Override
    public Optional<Path> resume(Path folder, TrainListener listener, RunControl control) {
        var unfinished = reader.readUnfinished(folder);
        return pipeline.resume(unfinished, families.byId(unfinished.spec().model()), listener, control);
    }

    @Override
    public synchronized void enqueue(RunSpec spec, Path folder) {
        RunPlace.requireUsable(folder);
        waiting.put(folder, Optional.of(spec));
    }

    @Override
    public synchronized void enqueue(Path folder) {
        waiting.put(folder, Optional.empty());
    }

    @Override
    public synchronized void prepare(RunSpec spec, Path folder) {
        throw new ConfigProblem(
                "A run cannot be prepared here.",
                "This program trains in its own process.",
                "Prepare it from the command line.");
    }

    @Override
    public synchronized QueueState queue() {
        var folders = List.copyOf(waiting.keySet());
        return folders.isEmpty()
                ? QueueState.EMPTY
                : new QueueState(Optional.of(folders.getFirst()), folders.subList(1, folders.size()));
    }

    @Override
    public synchronized boolean dequeue(Path folder) {
        var removed = waiting.remove(folder);
        return removed != null;
    }

    @Override
    public synchronized boolean isTraining(Path folder) {
        return queue().active().filter(folder::equals).isPresent();
    }

    @Override
    public void tell(Path folder, RunControl wish) {
        throw new ConfigProblem(
                "The run in '%s' cannot be told anything.".formatted(folder),
                "It trains in the process that started it.",
                "Stop it there.");
    }

    @Override
    public synchronized Optional<RunSpec> submitted(Path folder) {
        return Optional.ofNullable(waiting.get(folder)).flatMap(spec -> spec);
    }

    @Override
    public boolean isLost(Path folder) {
        return false;
    }

    @Override
    public Optional<Failure> failure(Path folder) {
        // Who follows a run here is told at once.
        return Optional.empty();
    }

    @Override
    public Optional<Path> follow(Path folder, TrainListener listener, RunControl control) {
        if (!isTraining(folder)) {
            throw new ConfigProblem(
                    "The run in '%s' does not train.".formatted(folder),
                    "It waits, has ended, or was never started.",
                    "Start it first.");
        }
        try {
            var spec = submitted(folder);
            return spec.isPresent() ? train(spec.get(), folder, listener, control) : resume(folder, listener, control);
        } finally {
            dequeue(folder);
        }
    }
}
