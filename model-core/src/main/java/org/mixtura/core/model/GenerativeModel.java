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

    /**
     * What changes its parameters; by default one Adam for all of them.
     *
     * @param run not yet sealed
     * @param settings those of the run; a model may have others for parts of its own
     */
    default OptimizerStep optimizer(RunScope run, Adam.Settings settings) {
        return new Adam(run, weights().parameters(), settings);
    }

    /**
     * Before an epoch, counted from 1: a model that is trained in stages enters the next one here. It is called again with
     * the same number when the epoch is tried once more or a run goes on there, and must then do the same.
     *
     * @param start where the cells lie by now, and a place for long work
     * @return what to tell those who watch, a sentence; empty in most epochs
     */
    default Optional<String> beginEpoch(int epoch, EpochStart start) {
        return Optional.empty();
    }

    /** Whether the loss of an epoch, counted from 1, is that of the last stage, so that the best may be chosen by it. */
    default boolean isLastStage(int epoch) {
        return true;
    }

    /**
     * Training is over, perhaps before its last stage was reached. The weights are those after the last whole epoch, so that
     * a stage which began in an epoch that was cut short has not begun.
     *
     * @param epochs whole epochs
     * @param end a place for long work, which ends when the run is to be discarded
     */
    default void endTraining(int epochs, EpochStart end) {}

    /**
     * By what the best epoch is chosen, smaller is better: the validation loss, unless a model knows better.
     *
     * @param epoch counted from 1
     * @param loss the validation loss after it, or that of training without held-out cells
     * @param codes gives the latent codes of the training cells, cells x dimensions, in evaluation mode
     */
    default double judgement(int epoch, double loss, Supplier<FloatMatrix> codes) {
        return loss;
    }

    /**
     * The weights that are kept are in place: a model may note in its buffers what it says of the training cells.
     *
     * @param codes gives their latent codes
     * @param memberships gives what {@link #memberships} says of them
     */
    default void describe(Supplier<FloatMatrix> codes, Supplier<Optional<FloatMatrix>> memberships) {}

    /** The components that the model divides cells into; empty for a model without such. */
    default Optional<LatentMixture> mixture() {
        return Optional.empty();
    }

    /**
     * The probability of each component of {@link #mixture} by the model's encoder, cells x components, rows sum to 1;
     * empty where it is that of the mixture at a cell's code.
     */
    default Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        return Optional.empty();
    }
}
