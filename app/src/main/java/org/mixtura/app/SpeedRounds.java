package org.mixtura.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.mixtura.core.train.RunControl;

/**
 * What rounds of our work and of a peer's took, in turn.
 *
 * @param ours one for each round
 * @param peers one for each round; empty where there is no peer
 */
record SpeedRounds(List<Took> ours, List<Took> peers) {

    SpeedRounds {
        ours = List.copyOf(ours);
        peers = List.copyOf(peers);
    }

    /**
     * What one round took.
     *
     * @param seconds of an epoch, or of the whole work
     * @param memory largest resident set in MiB
     * @param result what came out of it: a loss, or how good a map is; NaN: nothing to compare
     */
    record Took(double seconds, double memory, double result) {}

    /**
     * Works in turn, until somebody asks to stop.
     *
     * @param peer empty: there is none
     */
    static SpeedRounds inTurn(int rounds, Supplier<Took> own, Optional<Supplier<Took>> peer, RunControl control) {
        var ours = new ArrayList<Took>();
        var peers = new ArrayList<Took>();
        for (int round = 0; round < rounds && !control.isRequested(); round++) {
            ours.add(own.get());
            if (!control.isRequested()) {
                peer.ifPresent(other -> peers.add(other.get()));
            }
        }
        return new SpeedRounds(ours, peers);
    }

    /** Our seconds by the peer's of the same round, the smallest first; empty without a peer. */
    double[] ratios() {
        double[] ratios = new double[peers.size()];
        Arrays.setAll(
                ratios, round -> ours.get(round).seconds() / peers.get(round).seconds());
        Arrays.sort(ratios);
        return ratios;
    }

    /** Our seconds by the peer's: the median with the smallest and the largest. */
    String ratio() {
        double[] ratios = ratios();
        return ratios.length == 0
                ? "-"
                : String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f)", median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    /** Two cells of a table, ours and the peer's: medians of something, which is no number where there is nothing. */
    List<String> both(String form, ToDoubleFunction<Took> of) {
        return List.of(median(ours, form, of), median(peers, form, of));
    }

    /** Cells of a table: our seconds, the peer's, their ratio, our memory, the peer's. */
    List<String> cells() {
        var cells = new ArrayList<>(both("%.3f", Took::seconds));
        cells.add(ratio());
        cells.addAll(both("%.0f", Took::memory));
        return cells;
    }

    private static String median(List<Took> rounds, String form, ToDoubleFunction<Took> of) {
        double[] sorted = rounds.stream()
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? "-" : String.format(Locale.ROOT, form, median(sorted));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
