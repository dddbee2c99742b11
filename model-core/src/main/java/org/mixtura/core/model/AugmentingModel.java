package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** A model that learns from new cells like the given ones, which it makes itself. */
public interface AugmentingModel extends GenerativeModel {

    /** Whether it has learned to make cells. */
    boolean augments();

    /** What the model is shown of cells, log expression, cells x genes. */
    NDArray expression(Minibatch batch, StepScope step);

    /** A new cell like each of them, drawn by the noise of the step; cells x genes. */
    NDArray augmented(Minibatch batch, StepScope step);
}
