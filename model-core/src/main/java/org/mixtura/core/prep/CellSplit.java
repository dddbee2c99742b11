package org.mixtura.core.prep;

import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.Shuffle;

/** Splits cells at random. */
final class CellSplit {

    private CellSplit() {}

    /**
     * Splits like scvi-tools: of a shuffled order the first {@code ceil((1 - validation - test) N)} cells train, the next
     * are held out and the last are for a test; at least one cell trains and one is held out.
     *
     * @param by levels of which each is split by the same shares, to one cell; cells without a level count as one
     */
    static Split of(int cells, double validation, double test, Optional<Column.Categorical> by, long seed) {
        int[] shuffled = Shuffle.of(cells, seed);
        int[] order = by.map(column -> Shuffle.evenly(shuffled, column)).orElse(shuffled);
        // 1 - 0.1 is a little more than nine tenths in binary; without the margin ceil would take one cell too many.
        int training = Math.clamp((long) Math.ceil((1 - validation - test) * cells - 1e-9 * cells), 1, cells - 1);
        int heldOut = test == 0 ? cells - training : Math.clamp(Math.round(validation * cells), 1, cells - training);
        return new Split(
                sorted(order, 0, training),
                sorted(order, training, training + heldOut),
                sorted(order, training + heldOut, cells));
    }

    private static int[] sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }
}
