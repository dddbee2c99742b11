package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.train.Trainable;
import org.mixtura.core.train.Trainer;

/** Tells from a training of a second or two on a few made-up cells how long a whole one would take. */
final class TrainingTrial {

    /** Minibatches in an epoch of a trial, at most. */
    private static final int STEPS = 6;

    /** How long a trial takes once it steps; by then what is compiled while it runs mostly is. */
    private static final double SECONDS = 2;

    private static final int FEWEST_EPOCHS = 2;

    private final Trainer trainer;

    TrainingTrial(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Where a run would train, and with how many threads. */
    record Place(String device, int threads) {}

    /**
     * Trains for a moment.
     *
     * @param data whose genes are those that the model would see
     * @throws org.mixtura.core.error.ConfigProblem when the settings do not fit such data
     * @throws org.mixtura.core.error.DataProblem when there are too few cells
     * @throws CancellationException when the watcher no longer wants to know
     */
    <C extends Record> TrainingTime of(
            ModelFamily<C> family, C config, double heldOut, DataSummary data, Place place, Watcher watcher) {
        TrainConfig training = ((Trainable) config).training();
        long fewCells = Math.round(STEPS * training.batchSize() / (1 - heldOut));
        int cells = (int) Math.min(data.cells(), fewCells);
        var few =
                new DataSummary(cells, data.genes(), data.batches(), data.labelLevels(), data.counted(), data.images());
        int validation = (int) Math.round(cells * heldOut);
        var made = MadeUpCells.of(few, validation);
        var clock = new Clock(watcher);
        trainer.train(new TrainJob<>(family, config, made, 0, place.device(), place.threads()), clock, clock.control);
        if (!clock.isWanted) {
            throw new CancellationException("nobody wants to know how long training takes");
        }
        double share = (double) data.cells() / cells;
        double steps = Math.ceil((data.cells() - heldOut * data.cells()) / training.batchSize());
        return new TrainingTime(
                clock.preparing() * share, clock.step() * steps + clock.rest() * share, training.epochs());
    }

    /** Notes when things happen, and ends the training when it has seen enough. Times in seconds. */
    private static final class Clock implements TrainListener {

        private final RunControl control = new RunControl();
        private final Watcher watcher;
        private final List<Double> steps = new ArrayList<>();
        private final List<Double> rests = new ArrayList<>();
        private boolean isWanted = true;
        private double begun;
        private double firstStep;
        private double last;
        private double epochSteps;

        Clock(Watcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public void on(TrainEvent event) {
            double now = System.nanoTime() / 1e9;
            if (!watcher.goOn(firstStep == 0 ? 0 : Math.min(1, (now - firstStep) / SECONDS))) {
                isWanted = false;
                control.discard();
            }
            switch (event) {
                case TrainEvent.Started _ -> begun = now;
                case TrainEvent.StepDone step -> step(step, now);
                case TrainEvent.EpochDone done -> epoch(done, now);
                default -> {
                    // Stages have no part in an epoch.
                }
            }
        }

        private void step(TrainEvent.StepDone step, double now) {
            if (firstStep == 0) {
                firstStep = now;
            } else if (step.step() > 1) {
                steps.add(now - last);
            }
            epochSteps = step.steps();
            last = now;
        }

        private void epoch(TrainEvent.EpochDone done, double now) {
            if (done.epoch() > 1) {
                rests.add(Math.max(0, done.seconds() - epochSteps * step()));
            }
            if (done.epoch() >= FEWEST_EPOCHS && now - firstStep > SECONDS) {
                control.discard();
            }
        }

        double preparing() {
            return Math.max(0, firstStep - begun - step());
        }

        /** The median of the later half, when loops are compiled. */
        double step() {
            return median(steps.subList(steps.size() / 2, steps.size()));
        }

        double rest() {
            return median(rests.subList(rests.size() / 2, rests.size()));
        }

        private static double median(List<Double> values) {
            double[] sorted = values.stream().mapToDouble(v -> v).toArray();
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }
    }
}
