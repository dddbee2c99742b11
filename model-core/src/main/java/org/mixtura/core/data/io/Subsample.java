package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.Shuffle;

/** Chooses some of the cells at random, each level of a column by its share. */
final class Subsample {

    private Subsample() {}

    /** The chosen cells, ascending; equal arguments choose the same. */
    static int[] of(int cells, int wanted, Optional<Column> by, long seed) {
        int[] shuffled = Shuffle.of(cells, seed);
        int[] order = by.map(column -> Shuffle.evenly(shuffled, column.asCategorical()))
                .orElse(shuffled);
        int[] chosen = Arrays.copyOf(order, wanted);
        Arrays.sort(chosen);
        return chosen;
    }
}
