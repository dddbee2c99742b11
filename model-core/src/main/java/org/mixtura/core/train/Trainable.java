package org.mixtura.core.train;

/** Settings of a model that the {@link Trainer} can train: a record with such a component implements this by itself. */
public interface Trainable {

    /** How the model is trained. */
    TrainConfig train();
}
