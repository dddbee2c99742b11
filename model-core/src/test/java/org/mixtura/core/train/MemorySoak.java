package org.mixtura.core.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.prep.PreparedData;

/**
 * Trains for many steps and watches memory. As a program it prints resident memory and native tensors at 200, 2,000,
 * 10,000 and 20,000 steps of scVI on 2,000 genes in minibatches of 128 cells.
 */
final class MemorySoak {

    private final PreparedData data;
    private final int batchSize;

    MemorySoak(PreparedData data, int batchSize) {
        this.data = data;
        this.batchSize = batchSize;
    }

    /** Calls {@code every} with the number of native tensors held, after each step. */
    void run(int steps, LongConsumer every) {
        try (var lane = new NativeLane()) {
            lane.run(() -> {
                try (var run = RunScope.open("cpu", 1)) {
                    train(run, steps, every);
                }
            });
        }
    }

    private void train(RunScope run, int steps, LongConsumer every) {
        var seeds = new SeedPlan(0);
        var model = new ScviFamily().build(TwoKinds.config(TrainConfig.DEFAULTS), DataSpec.of(data), run, seeds);
        var adam = new Adam(run, model.weights().parameters(), Adam.Settings.of(1e-3, 0.01, 1e-6));
        run.seal();
        var batch = new Minibatch(data.counts(), DataSpec.batchCodes(data.counts(), data.batch()), new int[0]);
        var minibatches =
                new Minibatches(IntStream.range(0, data.counts().cells()).toArray(), batchSize, seeds);
        int[] order = minibatches.order(0);
        for (int i = 0; i < steps; i++) {
            int part = i % minibatches.count();
            batch.fill(order, minibatches.start(part), minibatches.end(part));
            try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "train", i))) {
                step.backward(
                        () -> model.loss(batch, step, new Progress(0, 0, 1)).objective());
                adam.update(step);
            }
            every.accept(run.heldTensors());
        }
    }

    /** Resident memory of this process in MiB, as the system counts it; Linux only. */
    static double residentMiB() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Prints {@code step N: resident M MiB, K native tensors, S s} at each mark. Give the JVM a heap of fixed size that
     * it touches at the start ({@code -Xms128m -Xmx128m -XX:+AlwaysPreTouch}), so that resident memory moves by native
     * memory alone.
     *
     * @param arguments cells, genes, minibatch size, then the steps at which to print, ascending; without arguments the
     *     figures above, which take some ten minutes on one core
     */
    public static void main(String[] arguments) {
        int[] given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int[] all = given.length == 0 ? new int[] {1024, 2000, 128, 200, 2000, 10_000, 20_000} : given;
        var marks = Arrays.stream(all, 3, all.length).boxed().toList();
        long begun = System.nanoTime();
        int[] done = {0};
        new MemorySoak(TwoKinds.data(all[0], all[1]), all[2]).run(marks.getLast(), held -> {
            done[0]++;
            if (marks.contains(done[0])) {
                System.out.printf(
                        Locale.ROOT,
                        "step %d: resident %.0f MiB, %d native tensors, %.1f s%n",
                        done[0],
                        residentMiB(),
                        held,
                        (System.nanoTime() - begun) / 1e9);
            }
        });
    }
}
