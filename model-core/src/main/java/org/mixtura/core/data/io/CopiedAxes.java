package org.mixtura.core.data.io;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which entries of an element are copied.
 *
 * @param first those of its first dimension, in the order wanted; empty: all
 * @param second those of its second dimension
 */
record CopiedAxes(Optional<int[]> first, Optional<int[]> second) {

    /** All entries. */
    static final CopiedAxes WHOLE = new CopiedAxes(Optional.empty(), Optional.empty());

    /** Chosen rows, of anything that has a row for each cell. */
    static CopiedAxes rows(Optional<int[]> rows) {
        return new CopiedAxes(rows, Optional.empty());
    }

    /** The same rows and columns, of anything between cells. */
    static CopiedAxes square(Optional<int[]> rows) {
        return new CopiedAxes(rows, rows);
    }

    boolean isWhole() {
        return first.isEmpty() && second.isEmpty();
    }

    static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }
}
