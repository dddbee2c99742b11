package org.mixtura.core.train;

/** Settings of a model that the {@link Trainer} can train: they say how. */
public interface Trainable {

    /** How the model is trained. */
    TrainConfig training();

    /** Whether a copy of the state of training is kept for good after an epoch, counted from 1. */
    default boolean keepsCheckpoint(int epoch) {
        int every = training().keepEvery();
        return every > 0 && epoch % every == 0;
    }
}
