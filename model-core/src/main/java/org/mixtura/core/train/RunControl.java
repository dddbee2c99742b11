package org.mixtura.core.train;

/** What somebody wants of a run that trains, said from any thread and heard between minibatches. */
public final class RunControl {

    /** How a run was asked to end. */
    public enum Request {
        /** Go on. */
        NONE,
        /** Stop after this minibatch and keep the model as it is. */
        STOP_AND_KEEP,
        /** Stop after this minibatch and leave nothing behind. */
        DISCARD
    }

    private Request request = Request.NONE;
    private boolean paused;

    /** End training after the current minibatch and finish the run with what was learned. */
    public synchronized void stopAndKeep() {
        request = request == Request.NONE ? Request.STOP_AND_KEEP : request;
        notifyAll();
    }

    /** End the run after the current minibatch and delete its folder. */
    public synchronized void discard() {
        request = Request.DISCARD;
        notifyAll();
    }

    /** Rest after the current minibatch, until {@link #goOn}. */
    public synchronized void pause() {
        paused = true;
    }

    /** Go on after a pause. */
    public synchronized void goOn() {
        paused = false;
        notifyAll();
    }

    /** What end was asked for so far. */
    public synchronized Request request() {
        return request;
    }

    /** Whether any end was asked for. */
    public synchronized boolean isRequested() {
        return request != Request.NONE;
    }

    /** Whether the run is to rest now; one that is to end does not rest. */
    public synchronized boolean isPaused() {
        return paused && request == Request.NONE;
    }

    /** Waits until the run may go on, or is to end. An interrupt ends the wait and is kept. */
    void awaitGo() {
        synchronized (this) {
            while (paused && request == Request.NONE) {
                try {
                    wait();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
