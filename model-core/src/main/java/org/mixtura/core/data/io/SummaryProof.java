package org.mixtura.core.data.io;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a line of a table is one statistic of others at every place that was looked at. */
final class SummaryProof {

    /** Of fewer lines and places a statistic may come out by chance; a sum hardly does. */
    private static final int FEWEST_LINES = 5;

    private static final int FEWEST_PLACES = 8;
    private static final int FEWEST_OF_A_SUM = 2;

    private final EnumSet<Statistic> rounded = EnumSet.allOf(Statistic.class);
    private final EnumSet<Statistic> cut = EnumSet.allOf(Statistic.class);

    private SummaryProof() {}

    /**
     * The statistic that a line is.
     *
     * @param suspect the line
     * @param base the lines that it may be one of
     * @param places where numbers are compared
     * @param total sum of all numbers of the table
     */
    static Optional<Statistic> of(int suspect, int[] base, List<Summaries.Place> places, double total) {
        if (base.length < FEWEST_OF_A_SUM || places.size() < FEWEST_OF_A_SUM) {
            return Optional.empty();
        }
        var proof = new SummaryProof();
        boolean some = false;
        for (var place : places) {
            WrittenNumber written = place.written().get(suspect);
            if (written == null || !proof.holds(written, base, place.values(), total)) {
                return Optional.empty();
            }
            some |= written.value() != 0;
        }
        boolean many = base.length >= FEWEST_LINES && places.size() >= FEWEST_PLACES;
        var left = proof.left();
        left.removeIf(statistic -> statistic != Statistic.SUM && !many);
        return some
                ? left.stream().findFirst()
                : left.stream().filter(s -> s == Statistic.MINIMUM).findFirst();
    }

    /** Forgets what it is not at this place; false when nothing is left. */
    private boolean holds(WrittenNumber written, int[] base, float[] values, double total) {
        double[] others = new double[base.length];
        for (int i = 0; i < base.length; i++) {
            others[i] = values[base[i]];
            if (!Double.isFinite(others[i])) {
                return false;
            }
        }
        var numbers = new Statistic.Numbers(others);
        for (Statistic statistic : left()) {
            double exact = statistic.value(numbers, total);
            if (!written.rounds(exact)) {
                rounded.remove(statistic);
            }
            if (!written.cuts(exact)) {
                cut.remove(statistic);
            }
        }
        return !rounded.isEmpty() || !cut.isEmpty();
    }

    private Set<Statistic> left() {
        var left = EnumSet.copyOf(rounded);
        left.addAll(cut);
        return left;
    }
}
