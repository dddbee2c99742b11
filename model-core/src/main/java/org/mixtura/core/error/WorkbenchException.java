package org.mixtura.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A problem that the user can understand and act on. The three texts are whole sentences; a window shows them as
 * they are, the command line prints them as one paragraph. Anything that is not a {@code WorkbenchException} is a bug.
 */
public abstract sealed class WorkbenchException extends RuntimeException
        permits DataProblem, ConfigProblem, DeviceProblem, TrainingDiverged, StorageProblem, WorkerLost {

    private final String what;
    private final String why;
    private final String remedy;

    WorkbenchException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(join(what, why, remedy), cause);
        this.what = what;
        this.why = why;
        this.remedy = remedy;
    }

    /** What happened. */
    public final String what() {
        return what;
    }

    /** What it means, or why it happened. */
    public final String why() {
        return why;
    }

    /** What to do about it. */
    public final String remedy() {
        return remedy;
    }

    /** The three texts as one paragraph. */
    public final String paragraph() {
        return join(what, why, remedy);
    }

    private static String join(String what, String why, String remedy) {
        return what + " " + why + " " + remedy;
    }
}
