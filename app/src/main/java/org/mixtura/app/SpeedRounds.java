package org.mixtura.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What rounds of training and of a peer's took, in turn.
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
     * @param seconds of an epoch
     * @param memory largest resident set in MiB
     */
    record Took(double seconds, double memory) {}

    /** Our seconds by the peer's of the same round, the smallest first; empty without a peer. */
    double[] ratios() {
        double[] ratios = new double[peers.size()];
        Arrays.setAll(
                ratios, round -> ours.get(round).seconds() / peers.get(round).seconds());
        Arrays.sort(ratios);
        return ratios;
    }

    /** The line of a table: our seconds, the peer's, their ratio with the smallest and the largest, our memory, the peer's. */
    List<String> cells() {
        double[] ratios = ratios();
        var cells = new ArrayList<String>();
        cells.add(number("%.3f", median(ours, Took::seconds)));
        cells.add(number("%.3f", median(peers, Took::seconds)));
        cells.add(
                ratios.length == 0
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.2f (%.2f to %.2f)",
                                median(ratios),
                                ratios[0],
                                ratios[ratios.length - 1]));
        cells.add(number("%.0f", median(ours, Took::memory)));
        cells.add(number("%.0f", median(peers, Took::memory)));
        return cells;
    }

    private static String number(String form, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, form, number)).orElse("-");
    }

    private static Optional<Double> median(List<Took> rounds, ToDoubleFunction<Took> of) {
        double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
        return sorted.length == 0 ? Optional.empty() : Optional.of(median(sorted));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
