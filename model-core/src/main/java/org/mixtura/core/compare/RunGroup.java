package org.mixtura.core.compare;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.sweep.SweepTable.Measure;
import org.mixtura.core.sweep.SweepTable.Spread;

/**
 * Runs that differ in nothing but their seeds.
 *
 * @param runs at least one
 */
public record RunGroup(List<RunSummary> runs) {

    public RunGroup {
        runs = List.copyOf(runs);
    }

    /** The name of its only run, or what the names have in common at the beginning or end, and how many there are. */
    public String name() {
        var names = runs.stream().map(RunSummary::name).toList();
        if (names.size() == 1) {
            return names.getFirst();
        }
        String start = names.stream().reduce(RunGroup::commonStart).orElseThrow();
        String end = names.stream().reduce(RunGroup::commonEnd).orElseThrow();
        String common = Stream.of(start, end)
                .map(part -> part.replaceAll("^[-_ /(]+|[-_ /(]+$", ""))
                .filter(part -> part.chars().anyMatch(Character::isLetter))
                .findFirst()
                .orElse(names.getFirst());
        return "%s (%d seeds)".formatted(common, names.size());
    }

    private static String commonStart(String a, String b) {
        int end = 0;
        while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
            end++;
        }
        return a.substring(0, end);
    }

    private static String commonEnd(String a, String b) {
        String reversed = commonStart(
                new StringBuilder(a).reverse().toString(),
                new StringBuilder(b).reverse().toString());
        return new StringBuilder(reversed).reverse().toString();
    }

    /** The seeds, separated by commas. */
    public String seeds() {
        return runs.stream()
                .flatMap(run -> run.spec().stream())
                .map(spec -> Long.toString(spec.seed()))
                .collect(Collectors.joining(", "));
    }

    /** Mean and standard deviation of a measure over the runs in which it was measured. */
    public Spread spread(Measure measure) {
        return Spread.of(values(measure));
    }

    List<Double> values(Measure measure) {
        return runs.stream()
                .map(run -> run.value(measure))
                .filter(Double::isFinite)
                .toList();
    }
}
