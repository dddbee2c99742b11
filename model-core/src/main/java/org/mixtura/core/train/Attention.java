package org.mixtura.core.train;

import java.util.concurrent.CancellationException;

/**
 * What a run listens to between two pieces of its work, in the native lane: it rests when it is asked to, and ends its work
 * when that is no longer wanted. While it learns any request for an end is one; what was learned is finished in peace
 * unless the run is discarded.
 */
final class Attention {

    private final RunControl control;
    private final TrainListener listener;
    private boolean learning = true;
    private long restedNanos;

    Attention(RunControl control, TrainListener listener) {
        this.control = control;
        this.listener = listener;
    }

    /** From now on only a discarded run's work is not wanted. */
    void learned() {
        learning = false;
    }

    /** Whether the work is no longer wanted. */
    boolean isUnwanted() {
        return learning ? control.isRequested() : control.request() == RunControl.Request.DISCARD;
    }

    /** Whether the run is to rest now. */
    boolean isToRest() {
        return control.isPaused();
    }

    /** Returns when the run may go on. */
    void rest() {
        if (control.isPaused()) {
            long begun = System.nanoTime();
            listener.on(new TrainEvent.Paused(true));
            control.awaitGo();
            listener.on(new TrainEvent.Paused(false));
            restedNanos += System.nanoTime() - begun;
        }
    }

    /**
     * Rests if asked to.
     *
     * @throws CancellationException when the work is no longer wanted
     */
    void look() {
        rest();
        requireWanted();
    }

    /**
     * Looks without a rest.
     *
     * @throws CancellationException when the work is no longer wanted
     */
    void requireWanted() {
        if (isUnwanted()) {
            throw new CancellationException("the run is to end");
        }
    }

    /** How long the run has rested so far. */
    long restedNanos() {
        return restedNanos;
    }
}
