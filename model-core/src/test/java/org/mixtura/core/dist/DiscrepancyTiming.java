package org.mixtura.core.dist;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.SeededNoise;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Lane;

/**
 * Measures the discrepancy with its gradient for minibatches of N cells and K components in 16 dimensions, against as many draws
 * of each component: the table in docs/benchmarks.md. No test, for a time says nothing on a busy machine.
 */
final class DiscrepancyTiming {

    private static final int ROUNDS = 3;
    private static final int DIMENSIONS = 16;

    private DiscrepancyTiming() {}

    public static void main(String... args) {
        System.out.println("| N | K | Points | Milliseconds | Resident memory gained, MB |\n|---|---|---|---|---|");
        Lane.run(DataType.FLOAT32, run -> {
            // Warm up.
            measure(run, 64, 5);
            for (int cells : new int[] {64, 128, 512}) {
                for (int components : new int[] {1, 5, 10, 20}) {
                    long before = run.memory().process();
                    double took = measure(run, cells, components);
                    System.out.printf(
                            "| %d | %d | %,d | %.1f | %d |%n",
                            cells,
                            components,
                            2 * cells * components,
                            took,
                            Math.max(0, (run.memory().process() - before) >> 20));
                }
            }
        });
    }

    private static double measure(RunScope run, int cells, int components) {
        double[] milliseconds = new double[ROUNDS];
        int points = cells * components;
        for (int round = 0; round < ROUNDS; round++) {
            try (StepScope step = run.trainingStep(SeededNoise.of(new SeedPlan(round), "timing"))) {
                var shape = new Shape(points, DIMENSIONS);
                var one = new Discrepancy.Sample(step.normals(shape), step.filled(new Shape(points), 1.0 / points));
                var other = new Discrepancy.Sample(step.normals(shape), step.filled(new Shape(points), 1.0 / points));
                long start = System.nanoTime();
                var found = new Discrepancy(KernelWidth.FIXED, 1, step).between(one, other);
                found.squared().toFloatArray();
                milliseconds[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        return milliseconds[ROUNDS / 2];
    }
}
