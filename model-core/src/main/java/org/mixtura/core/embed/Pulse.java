package org.mixtura.core.embed;

/**
 * What long work on plain numbers calls now and then, from any of its threads: whoever waits for it hears how far it is, and
 * ends it by an exception.
 */
@FunctionalInterface
public interface Pulse {

    /** One who waits to the end and wants no news. */
    Pulse NONE = _ -> {};

    /**
     * Tells how far the work is.
     *
     * @param share how much is done, 0 to 1
     * @throws java.util.concurrent.CancellationException when it is no longer wanted
     */
    void beat(double share);

    /** For a part of the work, from one share of the whole to another. */
    default Pulse part(double from, double to) {
        return share -> beat(from + (to - from) * share);
    }
}
