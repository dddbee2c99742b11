package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.CountModel;
import org.mixtura.core.model.Decoder;
import org.mixtura.core.model.ForwardingModel;
import org.mixtura.core.model.StateModel;

/**
 * A network of categories and states whose decoders give counts. Category and state of a cell follow from its code, so a
 * posterior has no spread.
 */
abstract class StateCounts extends ForwardingModel implements CountModel, StateModel, Decoder {

    private final StateModel network;

    StateCounts(StateModel network) {
        super(network);
        this.network = network;
    }

    @Override
    public final int armCount() {
        return network.armCount();
    }

    @Override
    public final int states() {
        return network.states();
    }

    @Override
    public final int categories() {
        return network.categories();
    }

    @Override
    public final NDArray categoryOf(int arm, Minibatch batch, StepScope step) {
        return network.categoryOf(arm, batch, step);
    }

    @Override
    public final Gaussian stateOf(int arm, NDArray category, Minibatch batch, StepScope step) {
        return network.stateOf(arm, category, batch, step);
    }

    @Override
    public final NDArray expressionOf(int arm, NDArray category, NDArray state, Minibatch batch, StepScope step) {
        return network.expressionOf(arm, category, state, batch, step);
    }

    @Override
    public final Decoder decoder() {
        return this;
    }

    @Override
    public final boolean knowsSpread() {
        return false;
    }

    @Override
    public final Posterior posterior(Minibatch batch, StepScope step) {
        NDArray code = encode(batch, step);
        return new Posterior(new Gaussian(code, code.zerosLike()), null);
    }
}
