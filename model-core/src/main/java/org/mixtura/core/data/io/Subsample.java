package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;

/** Chooses some of the cells at random, each level of a column by its share. */
final class Subsample {

    private static final String GENERATOR = "L64X128MixRandom";

    private Subsample() {}

    /** The chosen cells, ascending; equal arguments choose the same. */
    static int[] of(int cells, int wanted, Optional<Column> by, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        int[] order = IntStream.range(0, cells).toArray();
        for (int i = cells - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int[] chosen = by.isEmpty()
                ? Arrays.copyOf(order, wanted)
                : byLevel(order, by.get().asCategorical(), wanted);
        Arrays.sort(chosen);
        return chosen;
    }

    /**
     * Shuffled cells are laid out level by level on the unit interval, each level evenly; the first of all levels together
     * then hold every level by its share, to one cell.
     */
    private static int[] byLevel(int[] order, Column.Categorical column, int wanted) {
        int levels = column.levels().size() + 1;
        int[] sizes = new int[levels];
        for (int code : column.codes()) {
            sizes[code + 1]++;
        }
        int[] rank = new int[levels];
        double[] place = new double[order.length];
        for (int cell : order) {
            int level = column.codes()[cell] + 1;
            place[cell] = (rank[level]++ + 0.5) / sizes[level];
        }
        return Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Double.compare(place[a], place[b]))
                .limit(wanted)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
