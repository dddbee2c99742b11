package org.mixtura.core.engine;

import java.lang.foreign.MemorySegment;

/** Products of dense matrices of single precision that lie row by row in plain memory. */
public interface MatrixProduct {

    /**
     * A matrix, possibly seen as its transpose.
     *
     * @param stride numbers from the begin of one stored row to that of the next
     */
    record Factor(MemorySegment memory, int stride, boolean transposed) {

        /** A matrix as it is stored. */
        public static Factor of(MemorySegment memory, int stride) {
            return new Factor(memory, stride, false);
        }

        /** The transpose of what is stored. */
        public static Factor transposed(MemorySegment memory, int stride) {
            return new Factor(memory, stride, true);
        }

        /** What is left without its first rows, which are columns of what is stored where that is seen as its transpose. */
        Factor from(int row) {
            long first = transposed ? row : (long) row * stride;
            return new Factor(memory.asSlice(first * Float.BYTES), stride, transposed);
        }
    }

    /**
     * {@code into = left x right}, or {@code into += left x right}.
     *
     * @param rows of {@code left} and {@code into}
     * @param inner columns of {@code left}, rows of {@code right}
     * @param columns of {@code right} and {@code into}
     * @param stride of {@code into}
     */
    void multiply(
            Factor left, Factor right, int rows, int inner, int columns, boolean adds, MemorySegment into, int stride);
}
