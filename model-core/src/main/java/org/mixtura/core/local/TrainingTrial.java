package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.mixtura.core.TrainingTime;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Stages;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.train.Trainable;
import org.mixtura.core.train.Trainer;

/** Tells from a training of some seconds on a few made-up cells how long a whole one would take. */
final class TrainingTrial {

    /** Minibatches in an epoch of a trial, at most. */
    private static final int STEPS = 6;

    /** Steps whose times are compared with those of as many before, to see whether what draws them out is over. */
    private static final int ALIKE = 24;

    /** A trial ends when steps get no faster than this share any more: what is compiled while it runs is compiled then. */
    private static final double NO_FASTER = 0.92;

    /** Epochs of a trial that goes through all stages of a training. */
    private static final int EPOCHS = 12;

    /** It ends anyway after so many seconds. */
    private static final double LONGEST = 12;

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
     * @param busy whether others use the machine, to be told with the answer
     * @throws org.mixtura.core.error.ConfigProblem when the settings do not fit such data
     * @throws org.mixtura.core.error.DataProblem when there are too few cells
     * @throws CancellationException when the watcher no longer wants to know
     */
    <C extends Record> TrainingTime of(
            ModelFamily<C> family,
            C config,
            double heldOut,
            DataSummary data,
            Place place,
            boolean busy,
            Watcher watcher) {
        TrainConfig training = ((Trainable) config).training();
        long fewCells = Math.round(STEPS * training.batchSize() / (1 - heldOut));
        int cells = (int) Math.min(data.cells(), fewCells);
        var few =
                new DataSummary(cells, data.genes(), data.batches(), data.labelLevels(), data.counted(), data.images());
        int validation = (int) Math.round(cells * heldOut);
        var made = MadeUpCells.of(few, validation);
        int train = data.cells() - (int) Math.round(heldOut * data.cells());
        var stages = family.stages();
        boolean isUniform = stages.keys().isEmpty();
        C tried = isUniform ? config : shortened(family, config);
        // A training whose stages take unlike long is tried whole; the first time what it needs is compiled.
        var clock = new Clock(watcher, isUniform);
        for (int round = isUniform ? 1 : 0; round < 2; round++) {
            clock = new Clock(watcher, isUniform);
            trainer.tryOut(
                    new TrainJob<>(family, tried, made, 0, place.device(), place.threads()),
                    train,
                    clock,
                    clock.control);
            if (!clock.isWanted) {
                throw new CancellationException("nobody wants to know how long training takes");
            }
        }
        double share = (double) data.cells() / cells;
        double steps = Math.ceilDiv(train, training.batchSize());
        return new TrainingTime(
                clock.preparing() * share, clock.step() * steps + clock.rest() * share, training.epochs(), busy);
    }

    /** The same stages in few epochs. */
    private static <C extends Record> C shortened(ModelFamily<C> family, C config) {
        var schema = family.schema();
        var texts = schema.texts(config);
        texts.putAll(family.stages().shortened(texts, Integer.toString(EPOCHS), Set.of()));
        if (Integer.parseInt(texts.get(Stages.EPOCHS)) > EPOCHS) {
            texts.put(Stages.EPOCHS, Integer.toString(EPOCHS));
        }
        return schema.build(texts);
    }

    /** Notes when things happen, and ends the training when it has seen enough. Times in seconds. */
    private static final class Clock implements TrainListener {

        private final RunControl control = new RunControl();
        private final Watcher watcher;
        private final boolean endsEarly;
        private final List<Double> steps = new ArrayList<>();
        private final List<Double> rests = new ArrayList<>();
        private boolean isWanted = true;
        private double begun;
        private double prepared;
        private double firstStep;
        private double last;
        private int epochSteps;

        /** @param endsEarly whether the training may end as soon as all steps take alike long */
        Clock(Watcher watcher, boolean endsEarly) {
            this.watcher = watcher;
            this.endsEarly = endsEarly;
        }

        @Override
        public void on(TrainEvent event) {
            double now = System.nanoTime() / 1e9;
            if (!watcher.goOn(firstStep == 0 ? 0 : Math.min(1, (now - firstStep) / LONGEST))) {
                isWanted = false;
                control.discard();
            }
            switch (event) {
                case TrainEvent.Started _ -> {
                    begun = now;
                    prepared = now;
                }
                case TrainEvent.Stage _, TrainEvent.StageProgress _ -> prepared = firstStep == 0 ? now : prepared;
                case TrainEvent.StepDone step -> step(step, now);
                case TrainEvent.EpochDone done -> epoch(done, now);
                default -> {
                    // Nothing else takes time.
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
            boolean isEnough = endsEarly ? isSettled() || now - firstStep > LONGEST : done.epoch() == done.epochs();
            if (isEnough) {
                control.discard();
            }
        }

        private boolean isSettled() {
            int count = steps.size();
            return count >= 2 * ALIKE
                    && median(steps.subList(count - ALIKE, count))
                            > NO_FASTER * median(steps.subList(count - 2 * ALIKE, count - ALIKE));
        }

        /** Until the model last told of what it does before it steps. The first step itself is slow only once. */
        double preparing() {
            return prepared - begun;
        }

        /** The median of the last ones, or the mean of all stages. */
        double step() {
            return endsEarly ? median(steps.subList(Math.max(0, steps.size() - ALIKE), steps.size())) : mean(steps);
        }

        double rest() {
            return endsEarly ? median(rests.subList(rests.size() / 2, rests.size())) : mean(rests);
        }

        private static double mean(List<Double> values) {
            return values.stream().mapToDouble(v -> v).average().orElse(0);
        }

        private static double median(List<Double> values) {
            double[] sorted = values.stream().mapToDouble(v -> v).toArray();
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        }
    }
}
