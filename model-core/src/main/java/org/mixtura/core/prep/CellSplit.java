package org.mixtura.core.prep;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;

/** Splits cells at random. */
final class CellSplit {

    private static final String GENERATOR = "L64X128MixRandom";

    private CellSplit() {}

    /**
     * Splits like scvi-tools: of a shuffled order the first {@code ceil((1 - validation - test) N)} cells train, the next
     * are held out and the last are for a test; at least one cell trains and one is held out.
     *
     * @param by levels of which each is split by the same shares, to one cell; cells without a level count as one
     */
    static Split of(int cells, double validation, double test, Optional<Column.Categorical> by, long seed) {
        int[] shuffled = shuffled(cells, seed);
        int[] order = by.map(column -> interleaved(shuffled, column)).orElse(shuffled);
        // 1 - 0.1 is a little more than nine tenths in binary; without the margin ceil would take one cell too many.
        int training = Math.clamp((long) Math.ceil((1 - validation - test) * cells - 1e-9 * cells), 1, cells - 1);
        int heldOut = test == 0 ? cells - training : Math.clamp(Math.round(validation * cells), 1, cells - training);
        return new Split(
                sorted(order, 0, training),
                sorted(order, training, training + heldOut),
                sorted(order, training + heldOut, cells));
    }

    private static int[] shuffled(int cells, long seed) {
        int[] order = IntStream.range(0, cells).toArray();
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        for (int i = cells - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** The cells of each level are laid evenly on the unit interval; every stretch of it then has its share of each. */
    private static int[] interleaved(int[] order, Column.Categorical column) {
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

    private static int[] sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }
}
