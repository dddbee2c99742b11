package org.mixtura.core.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** Trains runs, in this process or in another one. Calls block until the run has ended. */
public interface RunTraining {

    /**
     * Trains a new run.
     *
     * @return its folder; empty when nothing was kept
     */
    Optional<Path> train(RunSpec spec, Path folder, TrainListener listener, RunControl control);

    /**
     * Goes on with a run that was interrupted or stopped.
     *
     * @return its folder; empty when it was given up again
     */
    Optional<Path> resume(Path folder, TrainListener listener, RunControl control);
}
