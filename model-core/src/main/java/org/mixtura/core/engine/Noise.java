package org.mixtura.core.engine;

/**
 * Where a training step's randomness comes from: drawn from seeds in training, recorded in tests. Values are asked for
 * row by row, in the order in which the model uses them.
 */
public interface Noise {

    /** The next standard normal value. */
    double normal();

    /** The next keep decision of a dropout layer; true with probability {@code keep}. */
    boolean keeps(double keep);

    /** The next value that is uniform from 0 to below 1. */
    double uniform();
}
