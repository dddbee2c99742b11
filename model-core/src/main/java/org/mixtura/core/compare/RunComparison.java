package org.mixtura.core.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixtura.core.figure.SeedsFigure;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.sweep.SweepTable.Measure;

/** The table of several runs: settings in which they differ, and what came out of each. */
public final class RunComparison {

    private static final String MODEL = "model";

    private final List<RunSummary> runs;
    private final List<ModelFamily<?>> families;
    private final RunSettings settings;
    private final Map<RunSummary, Map<String, String>> texts = new LinkedHashMap<>();
    private final List<String> changed;
    private final Optional<RunSummary> baseline;

    /**
     * Compares runs.
     *
     * @param families all model families
     */
    public RunComparison(List<RunSummary> runs, List<ModelFamily<?>> families) {
        this.runs = List.copyOf(runs);
        this.families = families;
        this.settings = new RunSettings(families);
        for (RunSummary run : runs) {
            texts.put(run, run.spec().<Map<String, String>>map(settings::of).orElse(Map.of()));
        }
        this.changed = findChanged();
        this.baseline = runs.stream()
                .filter(run -> run.run().mark().star() && run.state().hasResult())
                .findFirst()
                .or(() -> runs.stream().filter(run -> run.state().hasResult()).findFirst());
    }

    /** A setting counts as changed when runs that have it differ in it; other models' settings are no change. */
    private List<String> findChanged() {
        var keys = new LinkedHashSet<String>();
        texts.values().forEach(all -> keys.addAll(all.keySet()));
        return keys.stream()
                .filter(key -> !key.equals(RunSettings.SEED))
                .filter(key -> texts.values().stream()
                                .map(all -> all.get(key))
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    /** The runs in the order given. */
    public List<RunSummary> runs() {
        return runs;
    }

    /** The keys of the settings in which runs differ; the seed is not among them. */
    public List<String> changed() {
        return changed;
    }

    /** Those of them in which runs of one model differ: the others come with the choice of the model. */
    public List<String> changedWithinModels() {
        return changed.stream()
                .filter(key -> !key.equals(MODEL))
                .filter(key -> runs.stream()
                        .collect(Collectors.groupingBy(
                                run -> setting(run, MODEL),
                                Collectors.mapping(run -> setting(run, key), Collectors.toSet())))
                        .values()
                        .stream()
                        .anyMatch(values -> values.size() > 1))
                .toList();
    }

    /** What people call a setting. */
    public String label(String key) {
        return runs.stream()
                .filter(run -> setting(run, key).isPresent())
                .flatMap(run -> run.spec().stream())
                .map(spec -> settings.label(spec, key))
                .findFirst()
                .orElse(key);
    }

    /** The value of a setting; empty for a model that has no such. */
    public Optional<String> setting(RunSummary run, String key) {
        return Optional.ofNullable(texts.getOrDefault(run, Map.of()).get(key));
    }

    /** All settings of a run by key; none where its specification cannot be read. */
    Map<String, String> settings(RunSummary run) {
        return texts.getOrDefault(run, Map.of());
    }

    /** Every setting of some of these runs beside each other. */
    public SettingsTable settings(List<RunSummary> some) {
        return SettingsTable.of(new RunComparison(some, families));
    }

    /** The measures that at least one run has, in the order in which people look at them. */
    public List<Measure> measures() {
        return Arrays.stream(Measure.values())
                .filter(measure -> runs.stream().anyMatch(run -> !Double.isNaN(run.value(measure))))
                .toList();
    }

    /** The run that others are compared with: the starred one, else the first with a result. */
    public Optional<RunSummary> baseline() {
        return baseline;
    }

    /** Why the loss of a run cannot be compared with that of the baseline, a sentence; empty when it can. */
    public Optional<String> lossObstacle(RunSummary run) {
        if (baseline.isEmpty() || run.spec().isEmpty() || baseline.get().spec().isEmpty()) {
            return Optional.empty();
        }
        var own = settings.ofLoss(run.spec().get());
        var base = settings.ofLoss(baseline.get().spec().get());
        if (!Objects.equals(own.get(MODEL), base.get(MODEL))) {
            return Optional.of("Losses of different models have different terms and cannot be compared.");
        }
        return own.keySet().stream()
                .filter(key -> !Objects.equals(own.get(key), base.get(key)))
                .findFirst()
                .map(key -> "Its loss counts something else than that of '%s': %s is %s instead of %s."
                        .formatted(baseline.get().name(), label(key), own.get(key), base.get(key)));
    }

    /** Runs with results, those that differ in nothing but the seed together. */
    public List<RunGroup> groups() {
        return runs.stream()
                .filter(run -> run.state().hasResult())
                .collect(Collectors.groupingBy(this::withoutSeed, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(RunGroup::new)
                .toList();
    }

    private Map<String, String> withoutSeed(RunSummary run) {
        var all = new LinkedHashMap<>(texts.getOrDefault(run, Map.of()));
        all.remove(RunSettings.SEED);
        return all;
    }

    /** Whether groups differ by more than their seeds, for each measure that says good or bad; losses only where they compare. */
    public List<SeedTest> tests() {
        var tests = new ArrayList<SeedTest>();
        for (Measure measure : measures()) {
            if (measure.sign() != 0) {
                SeedTest.ofAll(groups(), measure).stream()
                        .filter(test -> measure != Measure.VALIDATION_LOSS || isSameLoss(test))
                        .forEach(tests::add);
            }
        }
        return tests;
    }

    private boolean isSameLoss(SeedTest test) {
        return loss(test.first()).equals(loss(test.second()));
    }

    private Map<String, String> loss(RunGroup group) {
        return group.runs().getFirst().spec().map(settings::ofLoss).orElse(Map.of());
    }

    /** Those tests as a picture; empty where there are none. */
    public Optional<SeedsFigure> seedsFigure() {
        return new SeedPicture(this).figure();
    }

    /**
     * Writes that picture, in the format that the name ends in, and beside it its dots and its tests as tables.
     *
     * @throws org.mixtura.core.error.ConfigProblem when there is nothing to draw, or no such format
     * @throws org.mixtura.core.error.StorageProblem when a file cannot be written
     */
    public void saveSeeds(Path file) {
        new SeedPicture(this).save(file);
    }

    /** This comparison as tables to write. */
    public ComparisonTables tables() {
        return new ComparisonTables(this);
    }
}
