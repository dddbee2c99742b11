package org.mixtura.core.error;

/** A loss term, a weight or a moment of the optimiser became infinite or not a number, and the run could not go on. */
public final class TrainingDiverged extends WorkbenchException {

    private final int epoch;
    private final String term;

    public TrainingDiverged(int epoch, String term, String why, String remedy) {
        this("The loss term '%s' became undefined in epoch %d.".formatted(term, epoch), why, remedy, epoch, term);
    }

    private TrainingDiverged(String what, String why, String remedy, int epoch, String term) {
        super(what, why, remedy, null);
        this.epoch = epoch;
        this.term = term;
    }

    /** Of a weight, or a moment of the optimiser. */
    public static TrainingDiverged ofState(int epoch, String name, String why, String remedy) {
        return new TrainingDiverged(
                "'%s' became undefined in epoch %d.".formatted(name, epoch), why, remedy, epoch, name);
    }

    /** The divergence of a run in another process, in its words; epoch and term are those of the text. */
    static TrainingDiverged told(String what, String why, String remedy) {
        return new TrainingDiverged(what, why, remedy, 0, "");
    }

    /** The epoch, counted from 1; 0 when another process told of it. */
    public int epoch() {
        return epoch;
    }

    /** The name of what was not finite first. */
    public String term() {
        return term;
    }
}
