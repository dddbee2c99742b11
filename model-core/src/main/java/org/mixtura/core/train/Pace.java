package org.mixtura.core.train;

/**
 * How large the optimiser's steps and the minibatches are at the moment: the schedule of the settings, made smaller by
 * what went wrong so far.
 *
 * <p>The policy after a loss that is not finite: go back to the last whole epoch, halve the learning rate, clip gradients
 * to a length of {@value #RETRY_CLIP}, and try again, at most {@value #MOST_RETRIES} times in a run. When the device has
 * no memory left: go back likewise and halve the minibatch.
 */
final class Pace {

    static final int MOST_RETRIES = 3;
    static final double RETRY_FACTOR = 0.5;
    static final double RETRY_CLIP = 10;

    private static final int SMALLEST_BATCH = 2;

    private final TrainConfig config;
    private PaceState state = PaceState.FRESH;

    Pace(TrainConfig config) {
        this.config = config;
    }

    PaceState state() {
        return state;
    }

    /** Goes on from a state. */
    void restore(PaceState from) {
        state = from;
    }

    /** The learning rate of an epoch, counted from 1. */
    double rate(int epoch) {
        return config.learningRate()
                * config.rateSchedule().scale(epoch - 1, config.epochs())
                * state.plateauScale()
                * Math.pow(RETRY_FACTOR, state.retries());
    }

    /** What the learning rate of the settings is multiplied by in an epoch, counted from 1. */
    double scale(int epoch) {
        return config.rateSchedule().scale(epoch - 1, config.epochs())
                * state.plateauScale()
                * Math.pow(RETRY_FACTOR, state.retries());
    }

    /** The largest length of the gradient; 0: any. */
    double clip() {
        if (state.retries() == 0) {
            return config.gradientClip();
        }
        return config.gradientClip() > 0 ? Math.min(config.gradientClip(), RETRY_CLIP) : RETRY_CLIP;
    }

    /** Cells per minibatch. */
    int batchSize() {
        return Math.max(SMALLEST_BATCH, config.batchSize() >> state.halvings());
    }

    /** What cells at a time are divided by wherever memory is needed. */
    int halvings() {
        return state.halvings();
    }

    /** Takes note of the loss of an epoch; true when the learning rate falls because of it. */
    boolean epochDone(double loss) {
        if (config.rateSchedule() != RateSchedule.PLATEAU) {
            return false;
        }
        boolean better = loss < state.plateauBest();
        int waited = better ? 0 : state.plateauEpochs() + 1;
        boolean drops = waited >= config.plateauPatience();
        state = new PaceState(
                drops ? state.plateauScale() * config.plateauFactor() : state.plateauScale(),
                better ? loss : state.plateauBest(),
                drops ? 0 : waited,
                state.retries(),
                state.halvings());
        return drops;
    }

    /** Takes smaller steps after a loss that was not finite; false when that was done often enough. */
    boolean slowDown() {
        boolean possible = state.retries() < MOST_RETRIES;
        state = possible ? state.withRetries(state.retries() + 1) : state;
        return possible;
    }

    /** Takes half as many cells at a time; false when there are too few already. */
    boolean halveBatch() {
        boolean possible = batchSize() > SMALLEST_BATCH;
        state = possible ? state.withHalvings(state.halvings() + 1) : state;
        return possible;
    }
}
