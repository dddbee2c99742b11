package org.mixtura.core.prep;

/**
 * Which cells (rows of the prepared data) are trained on, which are held out, and which are kept apart for a last test;
 * together every cell once.
 *
 * @param test mostly empty
 */
public record Split(int[] train, int[] validation, int[] test) {

    /** A split without cells for a test. */
    public Split(int[] train, int[] validation) {
        this(train, validation, new int[0]);
    }
}
