package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.compare.RunComparison;
import org.mixtura.core.compare.RunGroup;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.core.compare.SeedTest;
import org.mixtura.core.export.ProjectReport;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.sweep.SweepTable.Measure;

/**
 * The tables of several runs side by side, in the words of the window.
 *
 * @param comparison what is compared
 * @param families all model families
 */
record ComparedRuns(RunComparison comparison, List<ModelFamily<?>> families) {

    ProjectReport.Table runs() {
        return new ProjectReport.Table(
                "Runs",
                "Settings in which runs of one model differ, and what came out of each. A star marks the run that others are compared"
                        + " with. Losses of models with other likelihoods or genes cannot be compared.",
                joined(
                        Stream.of("Run", "Model", "State"),
                        labels(),
                        Stream.of("Seed"),
                        comparison.measures().stream().map(Measure::label),
                        Stream.of("Note")),
                comparison.runs().stream().map(this::line).toList());
    }

    private List<String> line(RunSummary run) {
        return joined(
                Stream.of(
                        (run.run().mark().star() ? "★ " : "") + run.name(),
                        model(run),
                        run.state().label()),
                settings(run),
                Stream.of(run.spec().map(spec -> Long.toString(spec.seed())).orElse("")),
                comparison.measures().stream().map(measure -> number(measure, run.value(measure))),
                Stream.of(run.run().mark().note()));
    }

    /** What comes with the choice of a model; empty where all runs are of one, or nothing does. */
    Optional<ProjectReport.Table> ofModels() {
        var within = comparison.changedWithinModels();
        var keys = comparison.changed().stream()
                .filter(key -> !within.contains(key) && !key.equals("model"))
                .toList();
        var models = comparison.runs().stream().map(this::model).distinct().toList();
        if (keys.isEmpty() || models.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new ProjectReport.Table(
                "Settings of the models",
                "Settings that differ between models only; all runs of a model have the same.",
                joined(Stream.of("Setting"), models.stream()),
                keys.stream()
                        .map(key -> joined(
                                Stream.of(comparison.label(key)),
                                models.stream().map(model -> setting(model, key))))
                        .toList()));
    }

    private String setting(String model, String key) {
        return comparison.runs().stream()
                .filter(run -> model(run).equals(model))
                .findFirst()
                .flatMap(run -> comparison.setting(run, key))
                .orElse("");
    }

    /** Empty where no two runs differ in nothing but the seed. */
    Optional<ProjectReport.Table> groups() {
        if (comparison.groups().stream().noneMatch(group -> group.runs().size() > 1)) {
            return Optional.empty();
        }
        return Optional.of(new ProjectReport.Table(
                "Seeds together",
                "Mean and standard deviation of runs that differ in nothing but the seed.",
                joined(
                        Stream.of("Runs", "Model"),
                        labels(),
                        Stream.of("Number"),
                        comparison.measures().stream().map(Measure::label)),
                comparison.groups().stream().map(this::line).toList()));
    }

    private List<String> line(RunGroup group) {
        var first = group.runs().getFirst();
        return joined(
                Stream.of(group.name(), model(first)),
                settings(first),
                Stream.of(Integer.toString(group.runs().size())),
                comparison.measures().stream()
                        .map(measure -> group.spread(measure).words(" ± ")));
    }

    /** Empty where there are no groups to test. */
    Optional<ProjectReport.Table> differences() {
        if (comparison.tests().isEmpty()) {
            return Optional.empty();
        }
        var table = comparison.tables().tests();
        var lines = IntStream.range(0, table.lines().size())
                .mapToObj(line -> {
                    var texts = new ArrayList<>(table.lines().get(line));
                    texts.set(0, comparison.tests().get(line).measure().label());
                    return List.copyOf(texts);
                })
                .toList();
        return Optional.of(new ProjectReport.Table(
                "Differences beyond seeds",
                "Welch's t test of each pair of groups; significant below %s. Of many tests some are small by chance."
                        .formatted(SeedTest.ALPHA),
                List.of("Measure", "First", "Second", "Difference", "t", "Degrees of freedom", "p", "Significant"),
                lines));
    }

    private Stream<String> labels() {
        return comparison.changedWithinModels().stream().map(comparison::label);
    }

    private Stream<String> settings(RunSummary run) {
        return comparison.changedWithinModels().stream()
                .map(key -> comparison.setting(run, key).orElse(""));
    }

    private String model(RunSummary run) {
        return run.spec().map(this::model).orElse("");
    }

    private String model(RunSpec spec) {
        return families.stream()
                .filter(family -> family.card().id().equals(spec.model()))
                .map(family -> StoredComponents.name(spec, family))
                .findFirst()
                .orElse(spec.model());
    }

    @SafeVarargs
    private static List<String> joined(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).toList();
    }

    private static String number(Measure measure, double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return switch (measure) {
            case EPOCHS, SECONDS, COMPONENTS_USED -> String.format(Locale.ROOT, "%.0f", value);
            case VALIDATION_LOSS -> String.format(Locale.ROOT, "%.1f", value);
            default -> String.format(Locale.ROOT, "%.3f", value);
        };
    }
}
