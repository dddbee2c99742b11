package org.mixtura.core.train;

/** Where a run leaves its state after each epoch. Called on the training thread. */
@FunctionalInterface
public interface CheckpointStore {

    /** Keeps nothing. */
    CheckpointStore NONE = _ -> {};

    /** Keeps this state in place of the one before. */
    void save(Checkpoint checkpoint);
}
