package org.mixtura.core.train;

import java.util.Optional;
import org.mixtura.core.engine.Devices;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;

/**
 * Trains models, one at a time, in the native lane. On a CPU the same job gives the same numbers to the last bit, on the
 * same machine with the same number of threads.
 */
public final class Trainer {

    /** At most this many cells are encoded and scored while training goes on. */
    public static final int SNAPSHOT_CELLS = 5000;

    /** Steps times genes below which hand-written loops would save less time than it takes to compile them. */
    private static final long LEAST_WORK = 400_000;

    private final NativeLane lane;
    private final LatentScorer scorer;

    public Trainer(NativeLane lane, LatentScorer scorer) {
        this.lane = lane;
        this.scorer = scorer;
    }

    /**
     * Trains to the end, or until the control asks for one. Blocks; events come on the lane's thread.
     *
     * @return what was learned; empty after {@link RunControl#discard}
     * @throws org.mixtura.core.error.DeviceProblem when the device cannot be used
     * @throws org.mixtura.core.error.ConfigProblem when the settings do not fit the data
     * @throws org.mixtura.core.error.DataProblem when there are too few cells
     * @throws org.mixtura.core.error.TrainingDiverged when a loss term is no longer a number
     */
    public <C extends Record> Optional<TrainedModel> train(
            TrainJob<C> job, TrainListener listener, RunControl control) {
        return train(job, Optional.empty(), CheckpointStore.NONE, listener, control);
    }

    /**
     * As {@link #train(TrainJob, TrainListener, RunControl)}, leaving a checkpoint after each epoch.
     *
     * @param from where an earlier run of the same job was interrupted; its metrics go on as if it had not been
     */
    public <C extends Record> Optional<TrainedModel> train(
            TrainJob<C> job,
            Optional<Checkpoint> from,
            CheckpointStore checkpoints,
            TrainListener listener,
            RunControl control) {
        return lane.call(() -> {
            try (var run = scope(job, job.work())) {
                var training = TrainingRun.begin(job, run, scorer, checkpoints, listener, control);
                from.ifPresent(training::restore);
                return training.run();
            }
        });
    }

    /**
     * Trains on some cells in the way in which as many would be trained, to see how fast that is. It goes on until the control
     * asks for an end, and nothing is kept.
     *
     * @param cells to train on in the training that this stands for
     */
    public <C extends Record> void tryOut(TrainJob<C> job, int cells, TrainListener listener, RunControl control) {
        lane.run(() -> {
            try (var run = scope(job, job.work(cells))) {
                TrainingRun.begin(job, run, scorer, CheckpointStore.NONE, listener, control)
                        .run();
            }
        });
    }

    /** By a rule that knows no clock, so that a run that goes on computes as it did before. */
    private static RunScope scope(TrainJob<?> job, long work) {
        boolean isWorthCompiling = work >= LEAST_WORK || Devices.hasLoops(job.device());
        return isWorthCompiling
                ? RunScope.openForTraining(job.device(), job.threads())
                : RunScope.open(job.device(), job.threads());
    }

    /** The cells whose latent codes are shown and scored during training: rows of the prepared data, ascending. */
    public static int[] snapshotCells(int cells, long seed) {
        return sample(cells, SNAPSHOT_CELLS, seed);
    }

    /** At most so many cells, always the same: rows of the prepared data, ascending. */
    public static int[] sample(int cells, int most, long seed) {
        return Minibatches.subset(cells, most, new SeedPlan(seed).stream("snapshot"));
    }
}
