package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;

/** A model of categories with a continuous state within them, so that a state can be varied while the category stays. */
public interface StateModel extends GenerativeModel {

    /** How many encoders with a decoder of their own it has. */
    int armCount();

    /** Dimensions of the state. */
    int states();

    /** Number of categories. */
    int categories();

    /** The probability of each category as an arm sees it, cells x categories; arms are counted from 0. */
    NDArray categoryOf(int arm, Minibatch batch, StepScope step);

    /**
     * The state of each cell as an arm infers it.
     *
     * @param arm from 0
     * @param category cells x categories
     */
    Gaussian stateOf(int arm, NDArray category, Minibatch batch, StepScope step);

    /**
     * What an arm decodes: expected counts per ten thousand or, of a model without counts, log expression.
     *
     * @param category rows x categories
     * @param state rows x states
     * @return rows x genes
     */
    NDArray expressionOf(int arm, NDArray category, NDArray state, Minibatch batch, StepScope step);
}
