package org.mixtura.core;

/**
 * How fast minibatches are delivered.
 *
 * @param cells how many cells were gathered
 * @param entries how many counts they have
 * @param total sum of these counts, to compare with what another program reads
 * @param seconds the time it took
 */
public record ReadingSpeed(long cells, long entries, double total, double seconds) {}
