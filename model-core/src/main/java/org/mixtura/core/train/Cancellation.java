package org.mixtura.core.train;

import java.util.concurrent.atomic.AtomicReference;

/** A request to end a run, made from any thread and read between minibatches. */
public final class Cancellation {

    /** What was asked for. */
    public enum Request {
        /** Go on. */
        NONE,
        /** Stop after this minibatch and keep the model as it is. */
        STOP_AND_KEEP,
        /** Stop after this minibatch and leave nothing behind. */
        DISCARD
    }

    private final AtomicReference<Request> request = new AtomicReference<>(Request.NONE);

    /** End training after the current minibatch and finish the run with what was learned. */
    public void stopAndKeep() {
        request.compareAndSet(Request.NONE, Request.STOP_AND_KEEP);
    }

    /** End the run after the current minibatch and delete its folder. */
    public void discard() {
        request.set(Request.DISCARD);
    }

    /** What was asked for so far. */
    public Request request() {
        return request.get();
    }

    /** Whether any end was asked for. */
    public boolean isRequested() {
        return request.get() != Request.NONE;
    }
}
