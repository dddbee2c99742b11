package org.mixtura.core.compare;

/** Where a run is, as its user sees it. */
public enum RunState {
    WAITING("Waiting"),
    TRAINING("Training"),
    /** Its process is gone; it can go on. */
    INTERRUPTED("Interrupted"),
    /** Its user ended it early and kept it; it can go on. */
    STOPPED("Stopped and kept"),
    FINISHED("Finished"),
    FAILED("Failed"),
    /** A file of it is damaged. */
    UNREADABLE("Cannot be read");

    private final String label;

    RunState(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** Whether there is something to explore and compare. */
    public boolean hasResult() {
        return this == FINISHED || this == STOPPED;
    }

    /** Whether training can go on. */
    public boolean canGoOn() {
        return this == INTERRUPTED || this == STOPPED || this == FAILED;
    }
}
