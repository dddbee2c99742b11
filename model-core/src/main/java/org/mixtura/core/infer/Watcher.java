package org.mixtura.core.infer;

import java.util.concurrent.CancellationException;

/** Whoever waits for long work: hears how far it is, and may say that it is no longer wanted. */
@FunctionalInterface
public interface Watcher {

    /**
     * Called now and then from the thread that works.
     *
     * @param share how much is done, 0 to 1
     * @return whether to go on
     */
    boolean goOn(double share);

    /** One who waits to the end and wants no news. */
    static Watcher patient() {
        return _ -> true;
    }

    /** For a part of the work, from one share of the whole to another. */
    default Watcher part(double from, double to) {
        return share -> goOn(from + (to - from) * share);
    }

    /**
     * Tells how far the work is.
     *
     * @throws CancellationException when it is no longer wanted
     */
    default void tell(long done, long total) {
        if (!goOn(total == 0 ? 1 : (double) done / total)) {
            throw new CancellationException("the work is no longer wanted");
        }
    }
}
