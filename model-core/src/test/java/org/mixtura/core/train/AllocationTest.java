package org.mixtura.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.kernel.Kernels;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.nn.Adam;

/**
 * What a step of the hand-written path takes from the Java heap on its thread, once it is compiled. Before that, vectors are
 * objects, which the compiler does away with.
 */
class AllocationTest {

    private static final int CELLS = 64;
    private static final int FEW_GENES = 1024;
    private static final int MANY_GENES = 8192;
    private static final int FEW_COUNTS = 64;
    private static final int MANY_COUNTS = 512;

    private static final int STEPS_TO_COMPILE = 600;
    private static final int STEPS = 300;
    private static final int JUDGED = 50;

    /**
     * Measured: 76 kB with Poisson, whatever the genes and the counts, which are the engine's handles of small arrays and a
     * buffer of 64 logarithms a cell; 214 to 232 kB with negative binomial likelihoods, by what {@link #OF_A_COUNT} explains.
     */
    private static final long OF_A_STEP = 400_000;

    /** Measured: less than 10 kB for 458,752 pairs of cell and gene; one vector that stayed an object would be 2.7 MB. */
    private static final long OF_MORE_GENES = 50_000;

    /**
     * Measured: 0 bytes with Poisson, 25 for each count that is not zero with negative binomial likelihoods: a vector of 16
     * numbers goes to and from functions of log gamma and digamma that the compiler does not put in line, as an object of
     * 96 bytes each time. Genes without a count take no part in it.
     */
    private static final double OF_A_COUNT = 40;

    private static final double OF_A_COUNT_WITHOUT_GAMMA = 1;

    @BeforeAll
    static void vectorsAreWide() {
        assumeThat(Kernels.whyNot()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Likelihood.class,
            names = {"NB", "ZINB", "POISSON"})
    void nothingGrowsWithCellsTimesGenes(Likelihood likelihood) {
        allocated(likelihood, MANY_GENES / 2, FEW_COUNTS, STEPS_TO_COMPILE);
        long few = allocated(likelihood, FEW_GENES, FEW_COUNTS, STEPS);
        long many = allocated(likelihood, MANY_GENES, FEW_COUNTS, STEPS);
        long counts = allocated(likelihood, MANY_GENES, MANY_COUNTS, STEPS);

        assertThat(many).as("a step").isLessThan(OF_A_STEP);
        assertThat(many - few).as("eight times the genes").isLessThan(OF_MORE_GENES);
        assertThat((counts - many) / (double) (CELLS * (MANY_COUNTS - FEW_COUNTS)))
                .as("for each count that is not zero")
                .isLessThan(likelihood.hasDispersion() ? OF_A_COUNT : OF_A_COUNT_WITHOUT_GAMMA);
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
