package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.schema.Choice;

/** How the last linear layer of a decoder becomes the mean count of each gene, before it is scaled to the cell. */
public enum MeanLink implements Choice {
    /** Shares that sum to 1 over the genes. */
    SOFTMAX("Softmax: shares of all counts"),
    /** Each gene by itself, between 0 and 1. */
    SIGMOID("Sigmoid: between 0 and 1"),
    /** Each gene by itself, above 0. */
    SOFTPLUS("Softplus: above 0"),
    /** Each gene by itself, above 0, its logarithm linear. */
    EXP("Exponential: above 0");

    /** Keeps the logarithm finite where single precision has no smaller number left. */
    private static final double SMALLEST = 1e-30;

    private final String label;

    MeanLink(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The logarithm of the mean, in a form that keeps its digits. */
    NDArray log(NDArray linear, StepScope step) {
        return switch (this) {
            case SOFTMAX -> linear.logSoftmax(1);
            case SIGMOID -> softplus(linear.neg()).neg();
            case EXP -> linear;
            case SOFTPLUS -> softplus(linear).maximum(step.constant(SMALLEST)).log();
        };
    }

    private static NDArray softplus(NDArray u) {
        return u.getNDArrayInternal().softPlus();
    }
}
