package org.mixtura.core.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Single-precision numbers in rows.
 *
 * @param memory where they lie
 * @param stride numbers from the begin of one row to that of the next; 0: all rows are the same one
 */
public record Matrix(MemorySegment memory, int stride) {

    /** Where a row begins, counted in numbers. */
    long row(int index) {
        return (long) index * stride;
    }

    /** The stride of rows of this length that the kernels write to: whole vectors. */
    public static int strideOf(int columns) {
        return Lanes.padded(columns);
    }
}
