package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.OptimizerStep;

/**
 * A network of which more can be asked than of a {@link GenerativeModel}: everything that a model must answer in training is
 * answered by the network, a subclass adds the rest.
 */
public abstract class ForwardingModel implements GenerativeModel {

    private final GenerativeModel network;

    /** @param network answers */
    protected ForwardingModel(GenerativeModel network) {
        this.network = network;
    }

    @Override
    public final List<String> terms() {
        return network.terms();
    }

    @Override
    public final LossTerms loss(Minibatch batch, StepScope step, Progress progress) {
        return network.loss(batch, step, progress);
    }

    @Override
    public final NDArray encode(Minibatch batch, StepScope step) {
        return network.encode(batch, step);
    }

    @Override
    public final Weights weights() {
        return network.weights();
    }

    @Override
    public final OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        return network.optimizer(run, settings);
    }

    @Override
    public final Optional<String> beginEpoch(int epoch, EpochStart start) {
        return network.beginEpoch(epoch, start);
    }

    @Override
    public final boolean isLastStage(int epoch) {
        return network.isLastStage(epoch);
    }

    @Override
    public final void endTraining(int epochs, EpochStart end) {
        network.endTraining(epochs, end);
    }

    @Override
    public final double judgement(int epoch, double loss, Supplier<FloatMatrix> codes) {
        return network.judgement(epoch, loss, codes);
    }

    @Override
    public final void describe(Supplier<FloatMatrix> codes, Supplier<Optional<FloatMatrix>> memberships) {
        network.describe(codes, memberships);
    }

    @Override
    public final Optional<LatentMixture> mixture() {
        return network.mixture();
    }

    @Override
    public final Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return network.memberships(batch, step);
    }
}
