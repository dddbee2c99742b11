package org.mixtura.core.train;

/** Settings of a model that the {@link Trainer} can train: they say how. */
public interface Trainable {

    /** How the model is trained. */
    TrainConfig training();
}
