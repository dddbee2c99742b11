package org.mixtura.core.nn;

import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.StepScope;

/** Changes parameters by their gradients. All state is made at construction, before the run is sealed. */
public interface OptimizerStep {

    /**
     * One update by the gradients of this step; a parameter without a gradient is left alone.
     *
     * @param rate the learning rate
     * @param clip largest length of the gradient of all parameters together; 0: any
     */
    void update(StepScope step, double rate, double clip);

    /** Before the minibatches of an epoch, counted from 1: a rate may change there. */
    default void beginEpoch(int epoch) {}

    /** A copy of the state by name, for a checkpoint. */
    Map<String, Tensor> state();

    /** Goes on from a state that {@link #state} gave. */
    void restore(Map<String, Tensor> state);
}
