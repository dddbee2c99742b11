package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;
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
                family, config, cells(), 0, device, Runtime.getRuntime().availableProcessors());
    }

    /** A tenth of the counts are above zero, as in cells. */
    private static PreparedData cells() {
        var random = new SplittableRandom(0);
        float[][] counts = new float[HELD_OUT + MINIBATCH * STEPS][GENES];
        for (float[] cell : counts) {
            for (int gene = 0; gene < GENES; gene++) {
                cell[gene] = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0;
            }
        }
        return new PreparedData(
                CsrMatrix.ofDense(counts),
                new GeneTable(names("gene", GENES), names("gene", GENES)),
                new CellTable(names("cell", counts.length), List.of()),
                new Split(
                        IntStream.range(HELD_OUT, counts.length).toArray(),
                        IntStream.range(0, HELD_OUT).toArray()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> names(String of, int count) {
        return IntStream.range(0, count).mapToObj(i -> of + i).toList();
    }
}
