package org.mixtura.core.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A table of a sweep as text, for programs, papers and terminals. */
final class SweepText {

    private final SweepTable table;
    private final Set<String> measures;

    /** By measure, each reckoned once: large sweeps have thousands of combinations. */
    private final Map<String, Map<SweepPlan.Point, SweepTable.Spread>> spreads = new HashMap<>();

    SweepText(SweepTable table) {
        this.table = table;
        this.measures = table.measures();
    }

    /** One line a run: settings, seed, state, values, problem. */
    String runsCsv() {
        var head = joined(keys(), Stream.of("seed", "state"), measures.stream(), Stream.of("problem"));
        return new TextTable(head, table.rows().stream().map(this::run).toList()).csv();
    }

    private List<String> run(SweepTable.Row row) {
        var values = row.values();
        return joined(
                row.cell().point().values().stream(),
                Stream.of(Long.toString(row.cell().seed()), row.state().name().toLowerCase(Locale.ROOT)),
                measures.stream().map(m -> values.containsKey(m) ? values.get(m).toString() : ""),
                Stream.of(row.problem()));
    }

    /** One line a combination: settings, number of runs, mean and sd of each value. */
    String tableCsv() {
        var head = joined(keys(), Stream.of("runs"), measures.stream().flatMap(m -> Stream.of(m + "_mean", m + "_sd")));
        var lines = table.points().stream()
                .map(point -> joined(
                        point.values().stream(),
                        Stream.of(Integer.toString(table.runsOf(point))),
                        measures.stream().flatMap(m -> numbers(spreadAt(m, point)))))
                .toList();
        return new TextTable(head, lines).csv();
    }

    /** Mean and deviation, empty where there is none. */
    static Stream<String> numbers(SweepTable.Spread spread) {
        return Stream.of(field(spread.mean()), field(spread.sd()));
    }

    /** The same for a paper: a LaTeX table with mean plus-minus sd. */
    String latex() {
        return table.axes().isEmpty()
                ? words(Stream.of("settings"), _ -> Stream.of("preset")).latex(1)
                : words().latex(table.axes().size());
    }

    /** The same for people: columns of equal width. */
    String plain() {
        return words().plain();
    }

    private TextTable words() {
        return words(keys(), point -> point.values().stream());
    }

    private TextTable words(Stream<String> head, Function<SweepPlan.Point, Stream<String>> settings) {
        var shown = shown();
        return new TextTable(
                joined(head, Stream.of("runs"), shown.stream()),
                table.points().stream()
                        .map(point -> joined(
                                settings.apply(point),
                                Stream.of(Integer.toString(table.runsOf(point))),
                                shown.stream().map(m -> spreadAt(m, point).words(" ± "))))
                        .toList());
    }

    private SweepTable.Spread spreadAt(String measure, SweepPlan.Point point) {
        return Objects.requireNonNull(
                spreads.computeIfAbsent(measure, table::spread).get(point));
    }

    private List<String> shown() {
        return table.shownMeasures().stream().map(SweepTable.Measure::key).toList();
    }

    private Stream<String> keys() {
        return table.axes().stream().map(SweepPlan.Axis::key);
    }

    @SafeVarargs
    private static List<String> joined(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).toList();
    }

    private static String field(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
