package org.mixtura.core.sweep;

import java.nio.file.Path;
import org.mixtura.core.train.TrainEvent;

/** Hears how a sweep goes; called from several threads, one call at a time. */
public interface SweepListener {

    /** A run has begun, or goes on. */
    void begun(Path run);

    /** A run tells something. */
    void event(Path run, TrainEvent event);

    /** A run has ended; {@code problem} is empty when it is complete. */
    void ended(Path run, String problem, int done, int all);
}
