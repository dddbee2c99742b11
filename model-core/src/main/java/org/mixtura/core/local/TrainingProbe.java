package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainEvent;
import org.mixtura.core.train.TrainJob;
import org.mixtura.core.train.Trainer;

/** A short training of scVI on made-up counts: what a device that is to train must be able to do, and how long it takes. */
final class TrainingProbe {

    private static final int MINIBATCH = 128;
    private static final int GENES = 1000;
    private static final int STEPS = 6;

    /** Loops are compiled while they run. */
    private static final int EPOCHS = 20;

    private static final int HELD_OUT = 32;

    private final Trainer trainer;

    TrainingProbe(Trainer trainer) {
        this.trainer = trainer;
    }

    /**
     * What came of it.
     *
     * @param loss mean loss of the training cells in the end; noise is the same on every device, so this should be, too
     * @param milliseconds median time of a step after the first ones
     */
    record Result(double loss, double milliseconds) {

        @Override
        public String toString() {
            return "a training step of scVI (%d cells x %,d genes) takes %.1f ms"
                    .formatted(MINIBATCH, GENES, milliseconds);
        }
    }

    /**
     * Trains for some epochs, all but the last of them to warm up.
     *
     * @throws org.mixtura.core.error.WorkbenchException when the device cannot do that
     */
    Result run(String device) {
        var ends = new ArrayList<Long>();
        var trained = trainer.train(
                        job(device),
                        event -> {
                            if (event instanceof TrainEvent.StepDone step && step.epoch() == EPOCHS) {
                                ends.add(System.nanoTime());
                            }
                        },
                        new RunControl())
                .orElseThrow();
        double[] times = IntStream.range(1, ends.size())
                .mapToDouble(i -> (ends.get(i) - ends.get(i - 1)) / 1e6)
                .sorted()
                .toArray();
        return new Result(trained.train().values().iterator().next(), times[times.length / 2]);
    }

    private static TrainJob<?> job(String device) {
        var family = new ScviFamily();
        var config = family.schema()
                .build(Map.of("train.epochs", String.valueOf(EPOCHS), "train.batchSize", String.valueOf(MINIBATCH)));
        return new TrainJob<>(
                family,
                config,
                MadeUpCells.of(new DataSummary(HELD_OUT + MINIBATCH * STEPS, GENES, 1, 0), HELD_OUT),
                0,
                device,
                Runtime.getRuntime().availableProcessors());
    }
}
