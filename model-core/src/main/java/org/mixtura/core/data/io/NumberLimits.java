package org.mixtura.core.data.io;

/** Up to where whole numbers keep all their digits. */
final class NumberLimits {

    /** Counts are kept as 32-bit floats: 2^24 is the last whole number before the first gap. */
    static final double LARGEST_EXACT_COUNT = 1L << 24;

    /** Columns about cells are kept as doubles. */
    static final double LARGEST_EXACT_DOUBLE = 1L << 53;

    /** Of decimals of 16 bits. */
    static final double LARGEST_EXACT_HALF = 1 << 11;

    private NumberLimits() {}
}
