package org.mixtura.core.train;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final Attention attention;
    private final Minibatch batch;
    private final Minibatch next;
    private final @Nullable TermRows rows;
    private long steps;

    /**
     * @param run not yet sealed
     * @param batch holds the cells of a step; a second one is filled meanwhile
     */
    EpochLoop(
            TrainJob<?> job,
            RunScope run,
            GenerativeModel model,
            Learner learner,
            Pace pace,
            SeedPlan seeds,
            Minibatch batch,
            TrainListener listener,
            Attention attention) {
        this.job = job;
        this.run = run;
        this.model = model;
        this.learner = learner;
        this.pace = pace;
        this.seeds = seeds;
        this.listener = listener;
        this.attention = attention;
        this.batch = batch;
        this.next = minibatch(job);
        this.rows = TermRows.of(run, model.terms().size()).orElse(null);
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
        return System.nanoTime() - attention.restedNanos();
    }

    /**
     * Trains an epoch.
     *
     * @param epoch counted from 1
     * @param codes gives the codes of the training cells as they are before it
     * @return the loss terms of all steps, means per cell
     * @throws org.mixtura.core.error.TrainingDiverged when a loss term is not finite
     * @throws java.util.concurrent.CancellationException when it was cut short by a request
     */
    Map<String, Double> train(int epoch, Supplier<FloatMatrix> codes) {
        var sums = new TermSums(model.terms(), epoch, rows);
        model.beginEpoch(epoch, new Preparing(codes, listener, attention))
                .ifPresent(text -> listener.on(new TrainEvent.Stage(text)));
        learner.beginEpoch(epoch);
        var minibatches = new Minibatches(job.data().split().train(), pace.batchSize(), seeds);
        int[] order = minibatches.order(epoch);
        try (var feed = new MinibatchFeed(batch, next, order, minibatches)) {
            for (int i = 0; i < minibatches.count(); i++) {
                attention.look();
                var progress =
                        new Progress(epoch - 1, steps, job.training().kl().at(epoch - 1, steps));
                trainStep(feed.next(), epoch, i, progress, sums);
                steps++;
                listener.on(new TrainEvent.StepDone(epoch, i + 1, minibatches.count()));
            }
        }
        attention.requireWanted();
        return sums.means();
    }

    /**
     * The model leaves its training.
     *
     * @throws java.util.concurrent.CancellationException when the run was discarded meanwhile
     */
    void end(int epochs, Supplier<FloatMatrix> codes) {
        model.endTraining(epochs, new Preparing(codes, listener, attention));
    }

    private void trainStep(Minibatch batch, int epoch, int index, Progress progress, TermSums sums) {
        try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "train", epoch, index))) {
            step.backward(() -> {
                var terms = model.loss(batch, step, progress);
                sums.add(terms.values(), batch.size());
                return terms.objective();
            });
            learner.update(batch, step, pace.rate(epoch), pace.clip());
        }
    }
}
