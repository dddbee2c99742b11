package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Measures how long a million points of twenty colours take to draw into 1200 x 900 pixels: the figure in
 * docs/benchmarks.md. No test, for a time says nothing on a busy machine.
 */
final class RasterTiming {

    private static final int POINTS = 1_000_000;
    private static final int ROUNDS = 30;

    private RasterTiming() {}

    public static void main(String... args) {
        var random = RandomGenerator.of("L64X128MixRandom");
        float[] x = normal(random);
        float[] y = normal(random);
        int[] colour = IntStream.range(0, POINTS).map(i -> i % 20).toArray();
        int[] table = IntStream.range(0, 20).map(i -> 0xff000000 | i * 0x0a0b0c).toArray();
        var cloud = new PointCloud(x, y, colour, null);
        var view = new PixelView(1200, 900, -4, 4, -4, 4);
        var raster = new PointRaster(2, 0.6);
        double[] milliseconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            int[] pixels = new int[1200 * 900];
            long start = System.nanoTime();
            raster.draw(cloud, table, view, pixels);
            milliseconds[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        System.out.printf("median %.1f ms, best %.1f ms%n", milliseconds[ROUNDS / 2], milliseconds[0]);
    }

    private static float[] normal(RandomGenerator random) {
        float[] values = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
