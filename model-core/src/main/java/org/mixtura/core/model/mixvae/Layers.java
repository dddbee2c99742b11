package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/** Some layers of a network: cells x inputs to cells x outputs. */
@FunctionalInterface
interface Layers {

    NDArray forward(NDArray x, StepScope step);
}
