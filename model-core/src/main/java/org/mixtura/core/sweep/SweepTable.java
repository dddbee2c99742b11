package org.mixtura.core.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.Schema;

/** What came out of a sweep: a row for each run, and mean and standard deviation over seeds for each combination. */
public final class SweepTable {

    private static final Schema<PrepConfig> PREPARATION = Schema.of(PrepConfig.DEFAULTS);

    private final List<SweepPlan.Axis> axes;
    private final List<Row> rows;
    private final Predicate<String> isObjective;

    /** Where a run of a sweep is. */
    public enum State {
        COMPLETE,
        TRAINING,
        /** It waits in the queue. */
        WAITING,
        /** Its user ended it early; it can go on. */
        STOPPED,
        /** It could not be finished; the row says why. */
        FAILED,
        /** It was not trained and does not wait in the queue. */
        MISSING
    }

    /**
     * The result of one run.
     *
     * @param status how it ended; empty when there is no result
     * @param problem why there is none; else empty
     */
    public record Row(SweepPlan.Cell cell, State state, Optional<RunStatus> status, String problem) {

        /** Whether something has to be done for this run to have a result. */
        public boolean isMissing() {
            return switch (state) {
                case COMPLETE, TRAINING, WAITING -> false;
                case STOPPED, FAILED, MISSING -> true;
            };
        }

        /** Measured values by name. */
        public Map<String, Double> values() {
            return status.<Map<String, Double>>map(RunStatus::values).orElse(Map.of());
        }
    }

    /**
     * A value over the seeds of a combination.
     *
     * @param sd sample standard deviation; NaN for fewer than two runs
     */
    public record Spread(double mean, double sd, int runs) {

        /** Of these values; NaN for what needs more of them. */
        public static Spread of(List<Double> values) {
            double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
            double squares =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            double sd = values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
            return new Spread(mean, sd, values.size());
        }

        /**
         * Mean and, of several runs, the deviation, with as many digits as people read; a dash without runs.
         *
         * @param between stands between the two, for example a plus-minus sign
         */
        public String words(String between) {
            if (runs == 0) {
                return "–";
            }
            String format = mean == Math.rint(mean) && !(sd > 0) ? "%.0f" : Math.abs(mean) < 10 ? "%.3f" : "%.1f";
            String text = String.format(Locale.ROOT, format, mean);
            return runs < 2 ? text : text + between + String.format(Locale.ROOT, format, sd);
        }
    }

    /** What people look at first. */
    public enum Measure {
        /** Of the kept weights, per held-out cell. */
        VALIDATION_LOSS("validation_loss", "Validation loss", -1),
        ARI("ari", "ARI", 1),
        NMI("nmi", "NMI", 1),
        /** Of the components of a model that divides cells itself, each matched with one type. */
        ACCURACY("component_accuracy", "Accuracy", 1),
        COMPONENT_ARI("component_ari", "ARI of components", 1),
        COMPONENTS_USED("components_used", "Components", 0),
        /** The share of held-out cells that the arms of a model put into the same category. */
        CONSENSUS("validation_consensus", "Consensus", 1),
        /** Of known types in the latent space. */
        SILHOUETTE("label_silhouette", "Silhouette", 1),
        /** Of batches in the latent space, 0 (apart) to 1 (mixed). */
        BATCH_MIXING("ilisi_scaled", "Batch mixing", 1),
        EPOCHS("epochs", "Epochs", 0),
        /** Of training; other work of the machine is in it, so that none is the best. */
        SECONDS("seconds", "Time, s", 0),
        /** The most that the process had while it trained. */
        MEMORY("peak_memory_mb", "Memory, MB", 0),
        GPU_MEMORY("peak_gpu_memory_mb", "GPU memory, MB", 0);

        private final String key;
        private final String label;
        private final int sign;

        Measure(String key, String label, int sign) {
            this.key = key;
            this.label = label;
            this.sign = sign;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /** The name in tables. */
        public String key() {
            return key;
        }

        /** Whether it says what a run cost and nothing of what it found. */
        public boolean isCost() {
            return switch (this) {
                case EPOCHS, SECONDS, MEMORY, GPU_MEMORY -> true;
                default -> false;
            };
        }

        /** 1: higher is better; -1: lower is better; 0: neither. */
        public int sign() {
            return sign;
        }
    }

    /** @param isObjective which settings of the model, by key or name, change what its loss counts */
    SweepTable(List<SweepPlan.Axis> axes, List<Row> rows, Predicate<String> isObjective) {
        this.axes = axes;
        this.rows = List.copyOf(rows);
        this.isObjective = isObjective;
    }

    /** All runs. */
    public List<Row> rows() {
        return rows;
    }

    /** Runs without a result. */
    public List<Row> failures() {
        return rows.stream().filter(row -> row.status().isEmpty()).toList();
    }

    /** Runs without a result that neither train nor wait. */
    public List<Row> missing() {
        return rows.stream().filter(Row::isMissing).toList();
    }

    /** How many runs are in this state. */
    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    /** The settings that vary. */
    public List<SweepPlan.Axis> axes() {
        return axes;
    }

    /** All combinations, in the order of the plan. */
    public List<SweepPlan.Point> points() {
        return rows.stream().map(row -> row.cell().point()).distinct().toList();
    }

    /** How many runs of a combination are complete. */
    public int runsOf(SweepPlan.Point point) {
        return (int) rows.stream()
                .filter(row -> row.cell().point().equals(point) && row.status().isPresent())
                .count();
    }

    /** The measured values that a table for people has. */
    public List<Measure> shownMeasures() {
        var measured = measures();
        return Arrays.stream(Measure.values())
                .filter(measure -> measured.contains(measure.key()))
                .toList();
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

    /**
     * The combination with the best mean of a measure, and those that are within the deviation of its runs: they may well be
     * as good.
     *
     * @return empty when there is nothing to compare: no best is meant, fewer than two combinations are complete, there is one run of
     *     each, whose deviation nobody knows, or the sweep varies what the measure counts, as the number of genes for a loss that
     *     is a sum over genes, or the weight of one of its terms
     */
    public Set<SweepPlan.Point> best(Measure measure) {
        var spreads = new LinkedHashMap<>(spread(measure.key()));
        spreads.entrySet().removeIf(entry -> !Double.isFinite(entry.getValue().mean()) || !isComplete(entry.getKey()));
        if (measure.sign() == 0 || spreads.size() < 2 || !isComparable(measure)) {
            return Set.of();
        }
        var best =
                Collections.max(spreads.values(), Comparator.comparingDouble(spread -> measure.sign() * spread.mean()));
        return spreads.entrySet().stream()
                .filter(entry -> Math.abs(entry.getValue().mean() - best.mean()) <= best.sd())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Means of fewer seeds than others have would be compared unequally. */
    private boolean isComplete(SweepPlan.Point point) {
        return rows.stream().filter(row -> row.cell().point().equals(point)).allMatch(row -> row.status()
                .isPresent());
    }

    /** A loss is a sum over genes, of held-out cells, with terms and weights that some settings change. */
    private boolean isComparable(Measure measure) {
        return measure != Measure.VALIDATION_LOSS
                || axes.stream()
                        .map(SweepPlan.Axis::key)
                        .noneMatch(key -> isOfPreparation(key) || isObjective.test(key));
    }

    private static boolean isOfPreparation(String key) {
        return PREPARATION.fields().stream()
                .map(Field::key)
                .anyMatch(field -> key.equals(field) || key.equals("prep." + field));
    }

    /**
     * Writes the table: every run or every combination as {@code .csv}, combinations as {@code .tex}.
     *
     * @param runs whether a CSV has a line for each run
     * @throws ConfigProblem when the file has another extension
     * @throws StorageProblem when it cannot be written
     */
    public void save(Path file, boolean runs) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String text;
        if (name.endsWith(".csv")) {
            text = runs ? runsCsv() : tableCsv();
        } else if (name.endsWith(".tex")) {
            text = latex();
        } else {
            throw new ConfigProblem(
                    "A table cannot be saved as '%s'.".formatted(file.getFileName()),
                    "Tables are written as CSV or LaTeX, by the end of the file's name.",
                    "Choose a name that ends in .csv or .tex.");
        }
        try {
            AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The table cannot be written to '%s'.".formatted(file),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another folder.",
                    failure);
        }
    }

    /** One line a run: settings, seed, values, problem. */
    public String runsCsv() {
        return new SweepText(this).runsCsv();
    }

    /** One line a combination: settings, number of runs, mean and sd of each value. */
    public String tableCsv() {
        return new SweepText(this).tableCsv();
    }

    /** The same for a paper: a LaTeX table with mean plus-minus sd. */
    public String latex() {
        return new SweepText(this).latex();
    }

    /** The same for people: columns of equal width. */
    public String plain() {
        return new SweepText(this).plain();
    }
}
