package org.mixtura.core.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Things in a random order, by number. */
public final class Shuffle {

    private static final String GENERATOR = "L64X128MixRandom";

    private Shuffle() {}

    /** The numbers from 0 to below {@code count} in an order that follows from a seed. */
    public static int[] of(int count, long seed) {
        return of(count, RandomGeneratorFactory.of(GENERATOR).create(seed));
    }

    /** The same by a generator, which gives {@code count - 1} numbers (Fisher and Yates). */
    public static int[] of(int count, RandomGenerator random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /**
     * Shuffled cells laid out level by level on the unit interval, each level evenly: every stretch of the order then holds
     * every level by its share, to one cell.
     *
     * @param order all cells of the column
     * @param column cells without a level count as one
     */
    public static int[] evenly(int[] order, Column.Categorical column) {
        int[] sizes = new int[column.levels().size() + 1];
        for (int code : column.codes()) {
            sizes[code + 1]++;
        }
        int[] rank = new int[sizes.length];
        double[] place = new double[order.length];
        for (int cell : order) {
            int level = column.codes()[cell] + 1;
            place[cell] = (rank[level]++ + 0.5) / sizes[level];
        }
        return Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Double.compare(place[a], place[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
