package org.mixtura.core;

/** Where a run is in its life. */
public enum RunPhase {
    /** It waits in the queue, or for a scheduler to start it. */
    WAITING,
    /** A process trains it now. */
    TRAINING,
    /** Its process is gone before it was complete; it can go on. */
    INTERRUPTED,
    /** It can be opened. */
    COMPLETE
}
