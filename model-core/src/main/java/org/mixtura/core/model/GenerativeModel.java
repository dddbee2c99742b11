package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;

/** A built model: its weights in native memory, its loss and its encoder. Used in the native lane only. */
public interface GenerativeModel {

    /** The names of the loss terms; the first one is the total that is minimised, {@code loss}. */
    List<String> terms();

    /** The loss of a minibatch; in an evaluation step without dropout. */
    LossTerms loss(Minibatch batch, StepScope step, Progress progress);

    /** The posterior mean of the latent code, cells x latent dimensions. */
    NDArray encode(Minibatch batch, StepScope step);

    /** All parameters and buffers by name. */
    Weights weights();
}
