package org.mixtura.core.model;

/**
 * Where a run is, for whatever in a loss depends on it.
 *
 * @param epoch from 0
 * @param step optimiser steps done so far
 * @param klWeight the weight of the prior's pull on the latent space, 0 to 1
 */
public record Progress(int epoch, long step, double klWeight) {

    /** The end of all schedules: every term at full weight. */
    public static final Progress COMPLETE = new Progress(Integer.MAX_VALUE, Long.MAX_VALUE, 1);
}
