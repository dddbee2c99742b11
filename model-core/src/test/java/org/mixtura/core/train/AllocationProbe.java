package org.mixtura.core.train;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.dist.Likelihood;
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

/**
 * Says what steps of the hand-written path take from the Java heap on their thread, for {@link AllocationTest}: in a process of its own,
 * because a compiler that has seen everything else that tests do leaves more vectors objects.
 */
public final class AllocationProbe {

    static final int CELLS = 64;
    static final int FEW_COUNTS = 64;
    static final int MANY_COUNTS = 512;

    private static final int FEW_GENES = 1024;
    private static final int MANY_GENES = 8192;
    private static final int STEPS_TO_COMPILE = 600;
    private static final int STEPS = 300;
    private static final int JUDGED = 50;

    private AllocationProbe() {}

    /** Prints the bytes of a step with few genes, with many, and with many of them counted; the name of a likelihood is given. */
    public static void main(String[] arguments) {
        var likelihood = Likelihood.valueOf(arguments[0]);
        allocated(likelihood, MANY_GENES / 2, FEW_COUNTS, STEPS_TO_COMPILE);
        System.out.printf(
                "bytes of a step: %d %d %d%n",
                allocated(likelihood, FEW_GENES, FEW_COUNTS, STEPS),
                allocated(likelihood, MANY_GENES, FEW_COUNTS, STEPS),
                allocated(likelihood, MANY_GENES, MANY_COUNTS, STEPS));
    }

    /** Bytes of a step, the median of the last ones. */
    private static long allocated(Likelihood likelihood, int genes, int counts, int steps) {
        try (var lane = new NativeLane()) {
            return lane.call(() -> {
                try (var run = RunScope.openForTraining("cpu", 1)) {
                    return allocated(likelihood, genes, batch(genes, counts), steps, run);
                }
            });
        }
    }

    private static long allocated(Likelihood likelihood, int genes, Minibatch batch, int steps, RunScope run) {
        var seeds = new SeedPlan(0);
        var data = new DataSpec(genes, 1, 0, new double[1], new double[] {1});
        var model = new ScviFamily().build(TwoKinds.config(likelihood, TrainConfig.DEFAULTS), data, run, seeds);
        var adam = new Adam(run, model.weights().parameters(), Adam.Settings.of(1e-3, 0.01, 1e-6));
        run.seal();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[steps];
        for (int i = 0; i < steps; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            try (StepScope step = run.trainingStep(SeededNoise.of(seeds, "train", i))) {
                step.backward(
                        () -> model.loss(batch, step, new Progress(0, 0, 1)).objective());
                adam.update(step);
            }
            bytes[i] = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return Arrays.stream(bytes)
                .skip(steps - JUDGED)
                .sorted()
                .skip(JUDGED / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Cells with so many counts each, spread evenly over the genes. */
    private static Minibatch batch(int genes, int counts) {
        int apart = genes / counts;
        int[] starts =
                IntStream.rangeClosed(0, CELLS).map(cell -> cell * counts).toArray();
        int[] columns = IntStream.range(0, CELLS * counts)
                .map(i -> i % counts * apart + i / counts % apart)
                .toArray();
        float[] values = new float[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i % 5;
        }
        var batch = new Minibatch(CsrMatrix.of(genes, starts, columns, values), new int[0], new int[0]);
        batch.fill(IntStream.range(0, CELLS).toArray(), 0, CELLS);
        return batch;
    }
}
