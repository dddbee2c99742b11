package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.schema.Choice;

/** What a hidden unit makes of its input. */
public enum Activation implements Choice {
    /** 1 / (1 + exp(-x)). */
    SIGMOID("Sigmoid"),
    /** max(x, 0). */
    RELU("ReLU"),
    /** x above 0, exp(x) - 1 below. */
    ELU("ELU");

    private final String label;

    Activation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Each entry by itself. */
    NDArray of(NDArray linear) {
        return switch (this) {
            case SIGMOID -> linear.getNDArrayInternal().sigmoid();
            case RELU -> linear.getNDArrayInternal().relu();
            case ELU -> linear.getNDArrayInternal().elu(1);
        };
    }
}
