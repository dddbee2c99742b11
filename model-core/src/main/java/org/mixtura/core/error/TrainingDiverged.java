package org.mixtura.core.error;

/** A loss term became infinite or not a number, and the run could not go on. */
public final class TrainingDiverged extends WorkbenchException {

    private final int epoch;
    private final String term;

    public TrainingDiverged(int epoch, String term, String why, String remedy) {
        super("The loss term '%s' became undefined in epoch %d.".formatted(term, epoch), why, remedy, null);
        this.epoch = epoch;
        this.term = term;
    }

    /** The epoch, counted from 1. */
    public int epoch() {
        return epoch;
    }

    /** The name of the first term that was not finite. */
    public String term() {
        return term;
    }
}
