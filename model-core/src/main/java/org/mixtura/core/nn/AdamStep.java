package org.mixtura.core.nn;

import java.util.List;
import org.mixtura.core.engine.StepScope;

/** How {@link Adam} changes parameters, once it is known which. */
interface AdamStep {

    /**
     * One update.
     *
     * @param moved parameters with a gradient, this update counted already
     * @param clip largest length of all their gradients together, as in PyTorch's {@code clip_grad_norm_}; 0: any
     */
    void apply(List<AdamMoments> moved, double rate, double clip, StepScope step);
}
