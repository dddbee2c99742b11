package org.mixtura.core.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        var text = new StringBuilder();
        line(text, Stream.of(keys(), Stream.of("seed", "state"), measures.stream(), Stream.of("problem")));
        for (SweepTable.Row row : table.rows()) {
            var values = row.values();
            line(
                    text,
                    Stream.of(
                            row.cell().point().values().stream(),
                            Stream.of(
                                    Long.toString(row.cell().seed()),
                                    row.state().name().toLowerCase(Locale.ROOT)),
                            measures.stream()
                                    .map(m -> values.containsKey(m)
                                            ? values.get(m).toString()
                                            : ""),
                            Stream.of(row.problem())));
        }
        return text.toString();
    }

    /** One line a combination: settings, number of runs, mean and sd of each value. */
    String tableCsv() {
        var text = new StringBuilder();
        line(
                text,
                Stream.of(
                        keys(), Stream.of("runs"), measures.stream().flatMap(m -> Stream.of(m + "_mean", m + "_sd"))));
        for (SweepPlan.Point point : table.points()) {
            line(
                    text,
                    Stream.of(
                            point.values().stream(),
                            Stream.of(Integer.toString(table.runsOf(point))),
                            measures.stream()
                                    .map(m -> spreadAt(m, point))
                                    .flatMap(s -> Stream.of(field(s.mean()), field(s.sd())))));
        }
        return text.toString();
    }

    /** The same for a paper: a LaTeX table with mean plus-minus sd. */
    String latex() {
        var shown = shown();
        var text = new StringBuilder("\\begin{tabular}{%s%s}%n\\hline%n"
                .formatted("l".repeat(Math.max(1, table.axes().size())), "r".repeat(shown.size() + 1)));
        Stream<String> head = table.axes().isEmpty() ? Stream.of("settings") : keys();
        text.append(Stream.of(head, Stream.of("runs"), shown.stream())
                        .flatMap(s -> s)
                        .map(SweepText::escaped)
                        .collect(Collectors.joining(" & ")))
                .append(" \\\\\n\\hline\n");
        for (SweepPlan.Point point : table.points()) {
            Stream<String> first = table.axes().isEmpty() ? Stream.of("preset") : point.values().stream();
            text.append(Stream.of(
                                    first.map(SweepText::escaped),
                                    Stream.of(Integer.toString(table.runsOf(point))),
                                    shown.stream().map(m -> spreadAt(m, point).words(" $\\pm$ ")))
                            .flatMap(s -> s)
                            .collect(Collectors.joining(" & ")))
                    .append(" \\\\\n");
        }
        return text.append("\\hline\n\\end{tabular}\n").toString();
    }

    /** The same for people: columns of equal width. */
    String plain() {
        var shown = shown();
        var lines = new ArrayList<List<String>>();
        lines.add(Stream.of(keys(), Stream.of("runs"), shown.stream())
                .flatMap(s -> s)
                .toList());
        for (SweepPlan.Point point : table.points()) {
            lines.add(Stream.of(
                            point.values().stream(),
                            Stream.of(Integer.toString(table.runsOf(point))),
                            shown.stream().map(m -> spreadAt(m, point).words(" ± ")))
                    .flatMap(s -> s)
                    .toList());
        }
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(l -> l.get(column).length())
                        .max()
                        .orElse(0);
                text.append(line.get(i)).append(" ".repeat(width - line.get(i).length() + 2));
            }
            text.append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private SweepTable.Spread spreadAt(String measure, SweepPlan.Point point) {
        return Objects.requireNonNull(
                spreads.computeIfAbsent(measure, table::spread).get(point));
    }

    private List<String> shown() {
        var known = Arrays.stream(SweepTable.Measure.values())
                .map(SweepTable.Measure::key)
                .toList();
        return measures.stream().filter(known::contains).toList();
    }

    private Stream<String> keys() {
        return table.axes().stream().map(SweepPlan.Axis::key);
    }

    /** Empty where there is no value. */
    private static String field(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_").replace("%", "\\%").replace("&", "\\&").replace("#", "\\#");
    }

    private static void line(StringBuilder text, Stream<Stream<String>> parts) {
        text.append(parts.flatMap(p -> p).map(SweepText::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String quoted(String field) {
        return field.matches("[^\",\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
