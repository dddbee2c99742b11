package org.mixtura.core.model.dgd;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** Codes to a likelihood of what was observed. */
interface CodeDecoder {

    /** -log p(x | code) of each row of the minibatch; one value per row. */
    NDArray reconstruction(NDArray code, Minibatch batch, StepScope step);
}
