package org.mixtura.core.sweep;

import java.util.List;

/**
 * Where the runs of a sweep are trained. The one here uses this machine; a scheduler of a cluster would submit each as a
 * job that runs {@code mixtura work FOLDER}.
 */
public interface RunScheduler {

    /** Does all this work, in any order and as much at a time as it likes; returns when all is done. */
    void runAll(List<Runnable> runs);
}
