package org.mixtura.core.train;

/** Hears what a run tells. Called on the training thread: return quickly. */
@FunctionalInterface
public interface TrainListener {

    /** Listens to nothing. */
    TrainListener NONE = event -> {};

    /** Called for each event, in order. */
    void on(TrainEvent event);
}
