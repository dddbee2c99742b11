package org.mixtura.core.train;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.MinibatchFeed;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.Progress;

/** The steps of one epoch, minibatch after minibatch. It pauses and stops between two of them, when asked to. */
final class EpochLoop {

    private final TrainJob<?> job;
    private final RunScope run;
    private final GenerativeModel model;
    private final Learner learner;
    private final Pace pace;
    private final SeedPlan seeds;
    private final TrainListener listener;
    private final RunControl control;
    private final Minibatch batch;
    private final Minibatch next;
    private long steps;
    private long pausedNanos;

    /** @param batch holds the cells of a step; a second one is filled meanwhile */
    EpochLoop(
            TrainJob<?> job,
            RunScope run,
            GenerativeModel model,
            Learner learner,
            Pace pace,
            SeedPlan seeds,
            Minibatch batch,
            TrainListener listener,
            RunControl control) {
        this.job = job;
        this.run = run;
        this.model = model;
        this.learner = learner;
        this.pace = pace;
        this.seeds = seeds;
        this.listener = listener;
        this.control = control;
        this.batch = batch;
        this.next = minibatch(job);
    }

    static Minibatch minibatch(TrainJob<?> job) {
        var data = job.data();
        return new Minibatch(
                data.counts(),
                DataSpec.batchCodes(data.counts(), data.batch()),
                DataSpec.labelCodes(data.counts(), data.labels()));
    }

    /** Steps since the first epoch. */
    long steps() {
        return steps;
    }

    void goOnFrom(long stepsBefore) {
        steps = stepsBefore;
    }

    /** Time that passed in training, pauses left out; of use as a difference only. */
    long nanos() {
        return System.nanoTime() - pausedNanos;
    }

    /**
     * Trains an epoch.
     *
     * @param epoch counted from 1
     * @param sums gets the loss terms of all steps
     * @param codes gives the codes of the training cells as they are before it
     * @return false when it was cut short by a request
     * @throws org.mixtura.core.error.TrainingDiverged when a loss term is not finite
     */
    boolean train(int epoch, TermSums sums, Supplier<FloatMatrix> codes) {
        if (!begin(epoch, codes)) {
            return false;
        }
        learner.beginEpoch(epoch);
        var minibatches = new Minibatches(job.data().split().train(), pace.batchSize(), seeds);
        int[] order = minibatches.order(epoch);
        try (var feed = new MinibatchFeed(batch, next, order, minibatches)) {
            for (int i = 0; i < minibatches.count(); i++) {
                rest();
                if (control.isRequested()) {
                    return false;
                }
                var progress =
                        new Progress(epoch - 1, steps, job.training().kl().at(epoch - 1, steps));
                trainStep(feed.next(), epoch, i, progress, sums);
                steps++;
                listener.on(new TrainEvent.StepDone(epoch, i + 1, minibatches.count()));
            }
        }
        return !control.isRequested();
    }

    /** The model enters the epoch, perhaps another stage of its training; false when a request cut that short. */
    private boolean begin(int epoch, Supplier<FloatMatrix> codes) {
        var start = new Preparing(codes, listener, control, request -> request != RunControl.Request.NONE, this::rest);
        try {
            model.beginEpoch(epoch, start).ifPresent(text -> listener.on(new TrainEvent.Stage(text)));
            return true;
        } catch (CancellationException cut) {
            if (!control.isRequested()) {
                throw cut;
            }
            return false;
        }
    }

    /** The model leaves its training; false when the run was discarded meanwhile. */
    boolean end(int epochs, Supplier<FloatMatrix> codes) {
        var end = new Preparing(codes, listener, control, request -> request == RunControl.Request.DISCARD, this::rest);
        try {
            model.endTraining(epochs, end);
            return true;
        } catch (CancellationException cut) {
            if (control.request() != RunControl.Request.DISCARD) {
                throw cut;
            }
            return false;
        }
    }

    private void trainStep(Minibatch batch, int epoch, int index, Progress progress, TermSums sums) {
        try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "train", epoch, index))) {
            step.backward(() -> {
                var terms = model.loss(batch, step, progress);
                sums.add(terms.values(), batch.size(), epoch);
                return terms.objective();
            });
            learner.update(batch, step, pace.rate(epoch), pace.clip());
        }
    }

    private void rest() {
        if (control.isPaused()) {
            long begun = System.nanoTime();
            listener.on(new TrainEvent.Paused(true));
            control.awaitGo();
            listener.on(new TrainEvent.Paused(false));
            pausedNanos += System.nanoTime() - begun;
        }
    }
}
