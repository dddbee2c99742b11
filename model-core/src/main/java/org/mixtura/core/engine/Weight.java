package org.mixtura.core.engine;

import ai.djl.ndarray.NDArray;

/**
 * A persistent tensor of a run: a parameter that training changes, or a buffer such as a running mean. Its memory
 * belongs to the {@link RunScope}.
 */
public final class Weight {

    private final String name;
    private final boolean trainable;
    private final NDArray value;

    Weight(String name, boolean trainable, NDArray value) {
        this.name = name;
        this.trainable = trainable;
        this.value = value;
    }

    /** The name under which it is stored. */
    public String name() {
        return name;
    }

    /** Whether an optimiser changes it. */
    public boolean trainable() {
        return trainable;
    }

    /** The stored tensor itself. In a model's computation use {@link StepScope#value} instead: only that one has a gradient. */
    public NDArray stored() {
        return value;
    }
}
