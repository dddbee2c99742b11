package org.mixtura.core.engine;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.mixtura.core.error.DeviceProblem;

/**
 * A real computation on a device: forward and backward through a matrix product.
 *
 * @param engine name and version of the native library
 * @param device the device
 * @param milliseconds median of some products of two 512 x 512 matrices with their gradient
 */
public record DeviceProbe(String engine, String device, double milliseconds) {

    private static final int SIZE = 512;
    private static final int ROUNDS = 9;

    /**
     * Runs the computation. To be called in the native lane.
     *
     * @throws DeviceProblem when the device cannot be used, or its gradient is wrong
     */
    public static DeviceProbe run(String device) {
        try (var run = RunScope.open(device, Runtime.getRuntime().availableProcessors())) {
            var weights = new Weights(run, new SeedPlan(0));
            var weight = weights.parameter("w", new Shape(SIZE, SIZE), random -> random.nextDouble() - 0.5);
            run.seal();
            double[] times = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                requireOnes(device, run, weight);
                times[round] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(times);
            return new DeviceProbe("PyTorch " + Torch.engine().getVersion(), run.device(), times[ROUNDS / 2]);
        }
    }

    /** The gradient of sum(I w) is a matrix of ones, whatever w is. */
    private static void requireOnes(String device, RunScope run, Weight weight) {
        try (var step = run.trainingStep(SeededNoise.of(new SeedPlan(0), "probe"))) {
            var identity = step.dense(new Shape(SIZE, SIZE), index -> index % (SIZE + 1) == 0 ? 1 : 0);
            step.backward(() -> identity.matMul(step.value(weight)).sum());
            float[] gradient =
                    RunScope.read(step.gradient(weight).orElseThrow()).values();
            for (float value : gradient) {
                if (Math.abs(value - 1) > 1e-5) {
                    throw new DeviceProblem(
                            "The device %s computes wrong numbers.".formatted(device),
                            "The gradient of a known function came out as %s instead of 1.".formatted(value),
                            "Use --device cpu, and check the driver.");
                }
            }
        }
    }

    @Override
    public String toString() {
        return "%s; a product of two %d x %d matrices with gradient takes %.1f ms"
                .formatted(engine, SIZE, SIZE, milliseconds);
    }
}
