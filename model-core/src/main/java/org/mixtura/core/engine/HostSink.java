package org.mixtura.core.engine;

/** Takes the values of a tensor that is zero elsewhere. */
public final class HostSink {

    private final HostArray target;

    HostSink(HostArray target) {
        this.target = target;
    }

    /** Sets one value, by its row-major place. */
    public void put(int index, double value) {
        target.put(index, value);
    }
}
