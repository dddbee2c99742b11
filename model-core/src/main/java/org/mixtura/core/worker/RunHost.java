package org.mixtura.core.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.error.Failure;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** Where runs train, at once or one after the other. */
public interface RunHost extends RunTraining {

    /**
     * As {@link #train}, for a run that is gone in a moment and nobody else is to find.
     *
     * @return its folder; empty when nothing was kept
     * @throws org.mixtura.core.error.WorkbenchException why it failed
     */
    Optional<Path> trainApart(RunSpec spec, Path folder, TrainListener listener, RunControl control);

    /** Puts a new run at the end of the queue; it starts when nothing else of the queue trains. */
    void enqueue(RunSpec spec, Path folder);

    /** Puts a run that was interrupted or stopped at the end of the queue, to go on. */
    void enqueue(Path folder);

    /**
     * Leaves a new run for a scheduler outside of this program, which starts it with {@code mixtura work FOLDER}.
     *
     * @param folder must not exist or be empty
     */
    void prepare(RunSpec spec, Path folder);

    /** What trains from the queue and what waits. A run whose process died makes place for the next. */
    QueueState queue();

    /** Takes a waiting run out of the queue; false when it does not wait there. A new run leaves nothing behind. */
    boolean dequeue(Path folder);

    /** Whether a run trains at this moment. */
    boolean isTraining(Path folder);

    /**
     * Tells a run that trains what is wanted of it, without watching it.
     *
     * @throws org.mixtura.core.error.ConfigProblem when it does not train
     */
    void tell(Path folder, RunControl wish);

    /** What a run that waits, or has just begun, is to train; empty when its own description says it. */
    Optional<RunSpec> submitted(Path folder);

    /** Whether a process was started for a run and is gone. */
    boolean isLost(Path folder);

    /** Why a run could not even begin, if nobody was told yet. */
    Optional<Failure> failure(Path folder);

    /**
     * Watches a run that trains, from its beginning, until it has ended.
     *
     * @return its folder; empty when nothing was kept
     * @throws org.mixtura.core.error.WorkbenchException why it failed
     */
    Optional<Path> follow(Path folder, TrainListener listener, RunControl control);
}
