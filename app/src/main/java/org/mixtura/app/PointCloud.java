package org.mixtura.app;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.ExactNeighbours;

/**
 * Points of a mixture of normal distributions.
 *
 * @param points points x dimensions
 * @param group the component of each point
 */
record PointCloud(FloatMatrix points, int[] group) {

    private static final int GROUPS = 20;
    private static final int DIMENSIONS = 20;

    /** Of the means, where the components have 1: neighbouring components overlap, so that a map can be better or worse. */
    private static final double SPREAD = 0.7;

    private static final int NEIGHBOURS = 15;

    /** The same points for the same number and seed; any number of the first ones are a mixture as well. */
    static PointCloud of(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] means = new double[GROUPS * DIMENSIONS];
        Arrays.setAll(means, _ -> SPREAD * random.nextGaussian());
        float[] values = new float[Math.multiplyExact(count, DIMENSIONS)];
        int[] group = new int[count];
        for (int i = 0; i < count; i++) {
            group[i] = random.nextInt(GROUPS);
            for (int d = 0; d < DIMENSIONS; d++) {
                values[i * DIMENSIONS + d] = (float) (means[group[i] * DIMENSIONS + d] + random.nextGaussian());
            }
        }
        return new PointCloud(new FloatMatrix(count, DIMENSIONS, values), group);
    }

    /** The share of the nearest neighbours of each point on a map that are of its own component, mean over points. */
    double purity(FloatMatrix map) {
        int[][] near = new ExactNeighbours()
                .search(map, Math.min(NEIGHBOURS, map.rows() - 1), () -> false)
                .orElseThrow()
                .index();
        return IntStream.range(0, near.length)
                .mapToDouble(i -> Arrays.stream(near[i])
                                .filter(other -> group[other] == group[i])
                                .count()
                        / (double) near[i].length)
                .average()
                .orElse(Double.NaN);
    }
}
