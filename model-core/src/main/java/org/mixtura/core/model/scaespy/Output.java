package org.mixtura.core.model.scaespy;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** From codes to what a reconstruction costs. */
interface Output {

    /** What the minibatch costs if these were its codes, cells x dimensions; one value per cell. */
    NDArray cost(NDArray code, Minibatch batch, StepScope step);
}
