package org.mixtura.core.run;

import java.util.Map;

/**
 * How a run ended, or where it is.
 *
 * @param epochs epochs trained so far
 * @param bestEpoch the epoch whose weights are kept
 * @param seconds wall time of training
 * @param secondsPerEpoch median
 * @param train loss terms per cell of the kept weights
 * @param validation the same on held-out cells
 * @param scores {@code ari}, {@code nmi} on all labelled cells; empty without labels
 * @param message the error in words when {@code FAILED}, else why training ended
 */
public record RunStatus(
        State state,
        int epochs,
        int bestEpoch,
        double seconds,
        double secondsPerEpoch,
        String device,
        Map<String, Double> train,
        Map<String, Double> validation,
        Map<String, Double> scores,
        String message) {

    /** Where a run is in its life. */
    public enum State {
        RUNNING,
        FINISHED,
        STOPPED,
        FAILED
    }

    /** A run that has begun. */
    public static RunStatus running() {
        return new RunStatus(State.RUNNING, 0, 0, 0, 0, "", Map.of(), Map.of(), Map.of(), "");
    }

    /** A run that could not be finished. */
    public static RunStatus failed(String message) {
        return new RunStatus(State.FAILED, 0, 0, 0, 0, "", Map.of(), Map.of(), Map.of(), message);
    }
}
