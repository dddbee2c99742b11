package org.mixtura.core.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.mixtura.core.engine.MinibatchFeed;
import org.mixtura.core.engine.SeedPlan;

/** The order and the cuts of the training cells in each epoch. */
final class Minibatches implements MinibatchFeed.Plan {

    private final int[] cells;
    private final int size;
    private final SeedPlan seeds;

    /** @param size cells per minibatch */
    Minibatches(int[] cells, int size, SeedPlan seeds) {
        this.cells = cells.clone();
        this.size = size;
        this.seeds = seeds;
    }

    /** All cells in the order of an epoch, which does not depend on the epochs before. */
    int[] order(int epoch) {
        int[] order = cells.clone();
        shuffle(order, order.length, seeds.stream("shuffle", epoch));
        return order;
    }

    /** Number of minibatches; a last one of a single cell, which no batch normalisation can use, joins the one before. */
    @Override
    public int count() {
        int full = cells.length / size;
        int rest = cells.length % size;
        return Math.max(1, rest > 1 ? full + 1 : full);
    }

    /** Where minibatch {@code i} ends in the order; it begins at {@code i * size}. */
    @Override
    public int end(int i) {
        return i == count() - 1 ? cells.length : (i + 1) * size;
    }

    /** Where minibatch {@code i} begins in the order. */
    @Override
    public int start(int i) {
        return i * size;
    }

    /** A fixed subset of at most {@code most} of the numbers below {@code all}, ascending. */
    static int[] subset(int all, int most, RandomGenerator random) {
        int[] numbers = new int[all];
        Arrays.setAll(numbers, i -> i);
        if (all <= most) {
            return numbers;
        }
        shuffle(numbers, most, random);
        int[] chosen = Arrays.copyOf(numbers, most);
        Arrays.sort(chosen);
        return chosen;
    }

    /** Fisher and Yates; the first {@code count} places are a random draw without repetition. */
    private static void shuffle(int[] values, int count, RandomGenerator random) {
        for (int i = 0; i < Math.min(count, values.length - 1); i++) {
            int j = i + random.nextInt(values.length - i);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
