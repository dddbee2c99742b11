package org.mixtura.core.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

/** What a run tells while it goes on. Plain values only; delivered on the training thread, in order. */
public sealed interface TrainEvent {

    /** A stage before or after the epochs began, for example "Reading pbmc.h5ad" or "Computing UMAP". */
    record Stage(String text) implements TrainEvent {}

    /**
     * How far the stage at hand is; may be dropped by a listener that cannot keep up.
     *
     * @param share how much of it is done, 0 to 1
     */
    record StageProgress(double share) implements TrainEvent {}

    /**
     * Data and model are ready; training starts.
     *
     * @param terms names of the loss terms, total first
     * @param groups the known types of the cells that snapshots show; null without labels
     */
    record Started(
            String model,
            int cells,
            int genes,
            int epochs,
            String device,
            List<String> terms,
            @Nullable Groups groups) implements TrainEvent {

        /** Without known types. */
        public Started(String model, int cells, int genes, int epochs, String device, List<String> terms) {
            this(model, cells, genes, epochs, device, terms, null);
        }
    }

    /**
     * A column of categories of some cells.
     *
     * @param codes the level of each cell, below 0: missing
     * @param colours those that the data set gives to levels
     */
    record Groups(String name, List<String> levels, int[] codes, Map<String, Integer> colours) {

        /** Of some cells. */
        public static Groups of(Column.Categorical column) {
            return new Groups(column.name(), column.levels(), column.codes(), column.colours());
        }

        /** The column again. */
        public Column.Categorical column() {
            return new Column.Categorical(name, levels, codes).coloured(colours);
        }
    }

    /**
     * The run goes on from what was trained before: the epochs up to this one, which are told again next, are not done now.
     *
     * @param epoch the last one that was done before, from 1
     */
    record Continued(int epoch) implements TrainEvent {}

    /** One minibatch is done; may be dropped by a listener that cannot keep up. */
    record StepDone(int epoch, int step, int steps) implements TrainEvent {}

    /**
     * One epoch is done.
     *
     * @param epoch from 1
     * @param train loss terms per cell, mean over the training cells, by name
     * @param validation the same on the held-out cells
     * @param scores agreement with known labels on a fixed subset of cells ({@code ari}, {@code nmi}); empty in epochs
     *     without scoring
     * @param latent a snapshot of the subset's latent codes, in epochs with scoring; else null
     * @param seconds wall time of this epoch, training and validation
     * @param best whether the validation loss is the best so far
     * @param usage what the epoch cost
     */
    record EpochDone(
            int epoch,
            int epochs,
            Map<String, Double> train,
            Map<String, Double> validation,
            Map<String, Double> scores,
            @Nullable FloatMatrix latent,
            double seconds,
            boolean best,
            Usage usage)
            implements TrainEvent {

        /** The same without the latent codes. */
        public EpochDone withoutLatent() {
            return withSnapshot(null);
        }

        /** The same with these latent codes. */
        public EpochDone withLatent(FloatMatrix codes) {
            return withSnapshot(codes);
        }

        private EpochDone withSnapshot(@Nullable FloatMatrix codes) {
            return new EpochDone(epoch, epochs, train, validation, scores, codes, seconds, best, usage);
        }
    }

    /**
     * What an epoch cost.
     *
     * @param cellsPerSecond training cells per second of the epoch; 0: not measured
     * @param memory main memory of the process in bytes; -1: unknown
     * @param deviceMemory memory in use on the GPU in bytes; -1: unknown, or no GPU
     */
    record Usage(double cellsPerSecond, long memory, long deviceMemory) {

        /** Nothing was measured. */
        public static final Usage UNKNOWN = new Usage(0, -1, -1);
    }

    /**
     * Something went wrong and training goes on in another way.
     *
     * @param epoch the epoch that is tried again, from 1
     * @param text what happened and what was changed, a sentence
     */
    record Adjusted(int epoch, String text) implements TrainEvent {}

    /** Training rests, or goes on after a rest. */
    record Paused(boolean resting) implements TrainEvent {}

    /** Training ended by itself or was asked to stop and keep; what follows are stages of analysis. */
    record TrainingEnded(int epochs, int bestEpoch, String reason) implements TrainEvent {

        /** The end of a run that was stopped before an epoch was done. */
        public static final TrainingEnded NOTHING_KEPT =
                new TrainingEnded(0, 0, "Ended on request before there was anything to keep.");

        /** The end of a run that somebody no longer wants. */
        public static final TrainingEnded DISCARDED = new TrainingEnded(0, 0, "Discarded, and deleted.");

        /** Whether this is the last that is heard of the run, whose folder goes. */
        public boolean leavesNothing() {
            return epochs == 0;
        }
    }

    /**
     * The results of a run that went on take the place of those that it had: it can no longer be discarded to be what it was before.
     */
    record Settled() implements TrainEvent {}

    /** The run folder is complete. */
    record Finished(java.nio.file.Path folder) implements TrainEvent {}
}
