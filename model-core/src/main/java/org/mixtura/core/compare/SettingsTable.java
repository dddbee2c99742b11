package org.mixtura.core.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.mixtura.core.sweep.TextTable;

/**
 * All settings of a few runs beside each other, those that differ first.
 *
 * @param runs in the order of the columns
 * @param lines one a setting
 */
public record SettingsTable(List<RunSummary> runs, List<Line> lines) {

    /** How the runs stand to each other in a setting; in the order in which people look for them. */
    public enum Kind {
        /** Runs that have the setting differ in it. */
        DIFFERENT,
        /** Some of the models have no such setting; those that have it agree. */
        PARTLY,
        /** All runs agree. */
        EQUAL
    }

    /**
     * A setting.
     *
     * @param key as {@code --set} and {@code run.json} name it
     * @param label what people call it
     * @param values one a run; empty for a model that has no such setting
     */
    public record Line(String key, String label, Kind kind, List<String> values) {

        public Line {
            values = List.copyOf(values);
        }
    }

    public SettingsTable {
        runs = List.copyOf(runs);
        lines = List.copyOf(lines);
    }

    static SettingsTable of(RunComparison table) {
        var keys = new LinkedHashSet<String>();
        table.runs().forEach(run -> keys.addAll(table.settings(run).keySet()));
        var lines = new ArrayList<Line>();
        for (String key : keys) {
            var values = table.runs().stream()
                    .map(run -> table.settings(run).get(key))
                    .toList();
            var texts = values.stream()
                    .map(value -> Objects.requireNonNullElse(value, ""))
                    .toList();
            lines.add(new Line(key, table.label(key), kind(values), texts));
        }
        lines.sort(Comparator.comparing(Line::kind));
        return new SettingsTable(table.runs(), lines);
    }

    private static Kind kind(List<String> values) {
        long several = values.stream().filter(Objects::nonNull).distinct().count();
        boolean lacking = values.stream().anyMatch(Objects::isNull);
        return several > 1 ? Kind.DIFFERENT : lacking ? Kind.PARTLY : Kind.EQUAL;
    }

    /** The settings of a kind. */
    public List<Line> lines(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).toList();
    }

    /** Whether the runs differ in nothing but their seeds. */
    public boolean onlySeedsDiffer() {
        return lines.stream()
                .allMatch(line -> line.kind() == Kind.EQUAL || line.key().equals(RunSettings.SEED));
    }

    /**
     * As words: setting, name, then a column for each run.
     *
     * @param all whether equal ones are among them
     */
    public TextTable table(boolean all) {
        var head = new ArrayList<>(List.of("setting", "name"));
        runs.forEach(run -> head.add(run.name()));
        return new TextTable(
                head,
                lines.stream()
                        .filter(line -> all || line.kind() != Kind.EQUAL)
                        .map(line -> {
                            var fields = new ArrayList<>(List.of(line.key(), line.label()));
                            fields.addAll(line.values());
                            return List.copyOf(fields);
                        })
                        .toList());
    }
}
