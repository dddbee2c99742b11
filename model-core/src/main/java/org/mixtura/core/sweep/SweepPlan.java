package org.mixtura.core.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.RunRequest;

/**
 * What a sweep varies.
 *
 * @param base what all runs have in common; its seed is the first one
 * @param axes the settings that vary; none: only the seed does
 * @param seeds how many seeds, one after the other, each combination is trained with
 */
public record SweepPlan(RunRequest base, List<Axis> axes, int seeds) {

    /** More runs are a slip of the keyboard. */
    public static final int MOST_RUNS = 10_000;

    /**
     * One setting and its values.
     *
     * @param key of the model's settings or of the preparation
     * @param values as typed
     */
    public record Axis(String key, List<String> values) {

        public Axis {
            values = List.copyOf(values);
        }

        /**
         * The axis of a text like {@code latentDim=10,20}.
         *
         * @throws ConfigProblem when there is no key, or a value is missing or given twice
         */
        public static Axis parse(String text) {
            int equals = text.indexOf('=');
            List<String> values = equals < 1
                    ? List.of()
                    : Arrays.stream(text.substring(equals + 1).split(",", -1))
                            .map(String::strip)
                            .toList();
            if (values.isEmpty()
                    || values.stream().anyMatch(String::isBlank)
                    || values.stream().map(Axis::meaning).distinct().count() < values.size()) {
                throw new ConfigProblem(
                        "'%s' is not a setting with values.".formatted(text),
                        "A sweep varies KEY=VALUE,VALUE with values that differ.",
                        "Write for example --set latentDim=10,20.");
            }
            return new Axis(text.substring(0, equals).strip(), values);
        }

        /** The same for all ways to write one number: 0.001 and 1e-3 would be the same run twice. */
        private static Object meaning(String value) {
            try {
                return new BigDecimal(value).stripTrailingZeros();
            } catch (NumberFormatException word) {
                return value.toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * One combination of values.
     *
     * @param values one for each axis
     */
    public record Point(List<String> values) {}

    /**
     * One run.
     *
     * @param point the combination it belongs to
     */
    public record Cell(Point point, long seed) {}

    public SweepPlan {
        axes = List.copyOf(axes);
        long runs = seeds;
        for (Axis axis : axes) {
            runs = Math.min(MOST_RUNS + 1L, runs * axis.values().size());
        }
        if (seeds < 1 || runs > MOST_RUNS) {
            throw new ConfigProblem(
                    "This sweep cannot be made.",
                    seeds < 1 ? "It has no seed." : "It has more than %,d runs.".formatted(MOST_RUNS),
                    "Give between one and a few thousand combinations and seeds.");
        }
    }

    /** @throws ConfigProblem when two runs would lie in one folder */
    void requireOwnFolders() {
        var folders = cells().stream().map(this::folderOf).toList();
        if (folders.stream().distinct().count() < folders.size()
                || axes.stream().map(Axis::key).distinct().count() < axes.size()) {
            throw new ConfigProblem(
                    "Two runs of this sweep cannot be told apart.",
                    "A setting is given twice, or two of its values differ only in signs that no folder name can have.",
                    "Give each setting once, with values that differ in letters or digits.");
        }
    }

    /** All combinations, the last axis varying fastest. */
    public List<Point> points() {
        var points = new ArrayList<>(List.of(new Point(List.of())));
        for (Axis axis : axes) {
            var longer = new ArrayList<Point>();
            for (Point point : points) {
                for (String value : axis.values()) {
                    var values = new ArrayList<>(point.values());
                    values.add(value);
                    longer.add(new Point(List.copyOf(values)));
                }
            }
            points = longer;
        }
        return points;
    }

    /** All runs: each combination with each seed. */
    public List<Cell> cells() {
        return points().stream()
                .flatMap(point -> IntStream.range(0, seeds).mapToObj(i -> new Cell(point, base.seed() + i)))
                .toList();
    }

    /** What is asked for in one run. */
    public RunRequest request(Cell cell) {
        var overrides = new ArrayList<>(base.overrides());
        for (int i = 0; i < axes.size(); i++) {
            overrides.add(axes.get(i).key() + "=" + cell.point().values().get(i));
        }
        return new RunRequest(
                base.model(),
                base.data(),
                base.reading(),
                base.labels(),
                base.batch(),
                base.preset(),
                overrides,
                cell.seed(),
                base.device(),
                base.threads());
    }

    /** The name of the folder of a run below that of the sweep, for example {@code latentDim=10/seed-0}. */
    public String folderOf(Cell cell) {
        var name = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            name.append(i == 0 ? "" : ",")
                    .append(axes.get(i).key())
                    .append('=')
                    .append(cell.point().values().get(i));
        }
        String safe = name.toString().replaceAll("[^A-Za-z0-9=,._+-]", "_");
        return (safe.isEmpty() ? "" : safe + "/") + "seed-" + cell.seed();
    }
}
