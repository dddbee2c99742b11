package org.mixtura.ui.task;

/** How running work tells where it is. Safe to call from the thread that works. */
public interface Progress {

    /** What is done at the moment, for example "Reading pbmc.h5ad". */
    void stage(String text);

    /** The share that is done, 0 to 1; negative when unknown. */
    void share(double done);

    /** From now on the work cannot be ended early any more. */
    void settled();

    /** Whether the user asked to cancel; work that can should then return early. */
    boolean isCancelled();
}
