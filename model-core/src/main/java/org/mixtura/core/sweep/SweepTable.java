package org.mixtura.core.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.run.RunStatus;

/** What came out of a sweep: a row for each run, and mean and standard deviation over seeds for each combination. */
public final class SweepTable {

    private final List<SweepPlan.Axis> axes;
    private final List<Row> rows;

    /**
     * The result of one run.
     *
     * @param status how it ended; empty when there is no result
     * @param problem why there is none; else empty
     */
    public record Row(SweepPlan.Cell cell, Optional<RunStatus> status, String problem) {

        /** Measured values by name. */
        Map<String, Double> values() {
            var values = new LinkedHashMap<String, Double>();
            status.ifPresent(s -> {
                s.validation().forEach((term, value) -> values.put("validation_" + term, value));
                values.putAll(s.scores());
                values.put("epochs", (double) s.epochs());
                values.put("seconds", s.seconds());
            });
            return values;
        }
    }

    /**
     * A value over the seeds of a combination.
     *
     * @param sd sample standard deviation; NaN for fewer than two runs
     */
    public record Spread(double mean, double sd, int runs) {

        static Spread of(List<Double> values) {
            double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
            double squares =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            double sd = values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
            return new Spread(mean, sd, values.size());
        }
    }

    SweepTable(List<SweepPlan.Axis> axes, List<Row> rows) {
        this.axes = axes;
        this.rows = List.copyOf(rows);
    }

    /** All runs. */
    public List<Row> rows() {
        return rows;
    }

    /** Runs without a result. */
    public List<Row> failures() {
        return rows.stream().filter(row -> row.status().isEmpty()).toList();
    }

    /** The names of the measured values. */
    public Set<String> measures() {
        return rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Mean and standard deviation of a value by combination, in the order of the plan. */
    public Map<SweepPlan.Point, Spread> spread(String measure) {
        var values = new LinkedHashMap<SweepPlan.Point, List<Double>>();
        for (Row row : rows) {
            var list = values.computeIfAbsent(row.cell().point(), _ -> new ArrayList<>());
            Optional.ofNullable(row.values().get(measure)).ifPresent(list::add);
        }
        var spreads = new LinkedHashMap<SweepPlan.Point, Spread>();
        values.forEach((point, list) -> spreads.put(point, Spread.of(list)));
        return spreads;
    }

    /** One line a run: settings, seed, values, problem. */
    public String runsCsv() {
        var text = new StringBuilder();
        line(text, Stream.of(keys(), Stream.of("seed"), measures().stream(), Stream.of("problem")));
        for (Row row : rows) {
            var values = row.values();
            line(
                    text,
                    Stream.of(
                            row.cell().point().values().stream(),
                            Stream.of(Long.toString(row.cell().seed())),
                            measures().stream()
                                    .map(m -> values.containsKey(m)
                                            ? values.get(m).toString()
                                            : ""),
                            Stream.of(row.problem())));
        }
        return text.toString();
    }

    /** One line a combination: settings, number of runs, mean and sd of each value. */
    public String tableCsv() {
        var text = new StringBuilder();
        line(
                text,
                Stream.of(
                        keys(),
                        Stream.of("runs"),
                        measures().stream().flatMap(m -> Stream.of(m + "_mean", m + "_sd"))));
        for (SweepPlan.Point point : points()) {
            line(
                    text,
                    Stream.of(
                            point.values().stream(),
                            Stream.of(Integer.toString(runsOf(point))),
                            measures().stream()
                                    .map(m -> spreadAt(m, point))
                                    .flatMap(s -> Stream.of(field(s.mean()), field(s.sd())))));
        }
        return text.toString();
    }

    /** The same for a paper: a LaTeX table with mean plus-minus sd. */
    public String latex() {
        var shown = shown();
        var text = new StringBuilder("\\begin{tabular}{%s%s}%n\\hline%n"
                .formatted("l".repeat(Math.max(1, axes.size())), "r".repeat(shown.size())));
        Stream<String> head = axes.isEmpty() ? Stream.of("settings") : keys();
        text.append(Stream.concat(head, shown.stream()).map(SweepTable::escaped).collect(Collectors.joining(" & ")))
                .append(" \\\\\n\\hline\n");
        for (SweepPlan.Point point : points()) {
            Stream<String> first = axes.isEmpty() ? Stream.of("preset") : point.values().stream();
            text.append(Stream.concat(
                                    first.map(SweepTable::escaped),
                                    shown.stream().map(m -> number(spreadAt(m, point), " $\\pm$ ")))
                            .collect(Collectors.joining(" & ")))
                    .append(" \\\\\n");
        }
        return text.append("\\hline\n\\end{tabular}\n").toString();
    }

    /** The same for people: columns of equal width. */
    public String plain() {
        var shown = shown();
        var lines = new ArrayList<List<String>>();
        lines.add(Stream.of(keys(), Stream.of("runs"), shown.stream())
                .flatMap(s -> s)
                .toList());
        for (SweepPlan.Point point : points()) {
            lines.add(Stream.of(
                            point.values().stream(),
                            Stream.of(Integer.toString(runsOf(point))),
                            shown.stream().map(m -> number(spreadAt(m, point), " ± ")))
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

    private Spread spreadAt(String measure, SweepPlan.Point point) {
        return Objects.requireNonNull(spread(measure).get(point));
    }

    private List<String> shown() {
        return measures().stream()
                .filter(m -> Set.of("validation_loss", "ari", "nmi", "epochs", "seconds")
                        .contains(m))
                .toList();
    }

    private List<SweepPlan.Point> points() {
        return rows.stream().map(row -> row.cell().point()).distinct().toList();
    }

    private int runsOf(SweepPlan.Point point) {
        return (int) rows.stream()
                .filter(row -> row.cell().point().equals(point) && row.status().isPresent())
                .count();
    }

    private Stream<String> keys() {
        return axes.stream().map(SweepPlan.Axis::key);
    }

    /** Empty where there is no value. */
    private static String field(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String number(Spread spread, String between) {
        if (spread.runs() == 0) {
            return "–";
        }
        String format = spread.mean() == Math.rint(spread.mean()) && !(spread.sd() > 0)
                ? "%.0f"
                : Math.abs(spread.mean()) < 10 ? "%.3f" : "%.1f";
        String mean = String.format(Locale.ROOT, format, spread.mean());
        return spread.runs() < 2 ? mean : mean + between + String.format(Locale.ROOT, format, spread.sd());
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_").replace("%", "\\%").replace("&", "\\&").replace("#", "\\#");
    }

    private static void line(StringBuilder text, Stream<Stream<String>> parts) {
        text.append(parts.flatMap(p -> p).map(SweepTable::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String quoted(String field) {
        return field.matches("[^\",\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
