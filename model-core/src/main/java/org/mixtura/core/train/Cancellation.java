package org.mixtura.core.train;

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

    private volatile Request request = Request.NONE;

    /** End training after the current minibatch and finish the run with what was learned. */
    public synchronized void stopAndKeep() {
        request = request == Request.NONE ? Request.STOP_AND_KEEP : request;
    }

    /** End the run after the current minibatch and delete its folder. */
    public synchronized void discard() {
        request = Request.DISCARD;
    }

    /** What was asked for so far. */
    public Request request() {
        return request;
    }

    /** Whether any end was asked for. */
    public boolean isRequested() {
        return request != Request.NONE;
    }
}
