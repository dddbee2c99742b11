package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.Evaluation;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.WorkbookFile;

/**
 * Evaluations as tabs of a workbook in the form of the additional files of Tangherloni et al. (2021): one tab for each
 * approach, which is a model, a correction and a clustering; one line for each run in it; before them an overview with
 * means and deviations over runs that differ in nothing but their seed.
 */
final class EvaluationSheets {

    private static final List<String> OF_RUN =
            List.of("run", "data", "labels", "batch", "settings", "cells", "seed", "clusters");

    private final Function<StoredRun, String> modelOf;
    private final Function<StoredRun, Map<String, String>> settingsOf;

    /**
     * @param modelOf what the model of a run is called
     * @param settingsOf all settings of a run but its seed
     */
    EvaluationSheets(Function<StoredRun, String> modelOf, Function<StoredRun, Map<String, String>> settingsOf) {
        this.modelOf = modelOf;
        this.settingsOf = settingsOf;
    }

    /** @param tab the clustering in a word, for names in Excel are cut after 31 letters */
    private record Approach(String model, String correction, String clustering, String tab) {

        String name() {
            return "%s, %s, %s".formatted(tab, correction, model);
        }
    }

    /**
     * What a run was made of and compared with; runs that share it differ in their seed alone.
     *
     * @param content of the data set; files of one name may differ
     * @param settings those in which the runs of a model differ, {@code key=value}
     */
    private record Setup(Fingerprint content, String data, String labels, String batch, String settings) {}

    /**
     * A run in an approach.
     *
     * @param scores by name, of clusters and of mixing
     */
    private record Line(StoredRun run, Setup setup, int clusters, Map<String, Double> scores) {}

    /** Writes a workbook where the file's name asks for one, else a table. */
    void write(List<EvaluatedRun> evaluated, Path file) {
        if (WorkbookFile.isAskedForBy(file)) {
            WorkbookFile.write(file, of(evaluated));
        } else {
            RunTable.write(
                    file,
                    evaluated.size() == 1
                            ? RunEvaluator.table(evaluated.getFirst().evaluation())
                            : RunEvaluator.table(evaluated));
        }
    }

    List<WorkbookFile.Sheet> of(List<EvaluatedRun> evaluated) {
        var lines = new LinkedHashMap<Approach, List<Line>>();
        var runs = evaluated.stream().map(EvaluatedRun::run).distinct().toList();
        evaluated.forEach(each -> add(each, setup(each, runs), lines));
        var sheets = new ArrayList<WorkbookFile.Sheet>();
        sheets.add(overview(lines));
        lines.forEach((approach, all) -> sheets.add(sheet(approach, all)));
        return sheets;
    }

    private Setup setup(EvaluatedRun each, List<StoredRun> all) {
        var own = settingsOf.apply(each.run());
        var others = all.stream()
                .filter(run -> modelOf.apply(run).equals(modelOf.apply(each.run())))
                .map(settingsOf)
                .toList();
        return new Setup(
                each.run().fingerprint(),
                dataOf(each.run(), all),
                each.evaluation().labels().map(Evaluation.Groups::column).orElse(""),
                each.evaluation().batch().map(Evaluation.Groups::column).orElse(""),
                own.entrySet().stream()
                        .filter(setting -> others.stream()
                                .anyMatch(other -> !setting.getValue().equals(other.get(setting.getKey()))))
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** The name of the data set, with its folder where another one is called the same. */
    private static String dataOf(StoredRun run, List<StoredRun> all) {
        boolean alone = all.stream()
                .filter(other -> fileOf(other).equals(fileOf(run)))
                .allMatch(other -> other.fingerprint().equals(run.fingerprint()));
        return alone ? fileOf(run) : run.spec().data().toString();
    }

    private static String fileOf(StoredRun run) {
        return String.valueOf(run.spec().data().getFileName());
    }

    private void add(EvaluatedRun each, Setup setup, Map<Approach, List<Line>> lines) {
        var evaluation = each.evaluation();
        String model = modelOf.apply(each.run());
        String correction = evaluation.correction().label();
        Map<String, Double> mixing = new LinkedHashMap<>();
        evaluation.mixing().ifPresent(found -> mixing.putAll(found.byName()));
        for (var agreement : evaluation.agreements()) {
            put(
                    lines,
                    new Approach(
                            model,
                            correction,
                            agreement.method().label(),
                            agreement.method().id()),
                    line(
                            each.run(),
                            setup,
                            agreement.clusters(),
                            agreement.scores().byName(),
                            mixing));
        }
        evaluation
                .own()
                .ifPresent(own -> put(
                        lines,
                        new Approach(model, correction, "own components", "own"),
                        line(each.run(), setup, own.used(), own.scores().byName(), mixing)));
        if (evaluation.agreements().isEmpty() && evaluation.own().isEmpty()) {
            put(lines, new Approach(model, correction, "none", "none"), line(each.run(), setup, 0, Map.of(), mixing));
        }
    }

    private static void put(Map<Approach, List<Line>> lines, Approach approach, Line line) {
        lines.computeIfAbsent(approach, _ -> new ArrayList<>()).add(line);
    }

    private static Line line(
            StoredRun run, Setup setup, int clusters, Map<String, Double> scores, Map<String, Double> mixing) {
        var all = new LinkedHashMap<>(scores);
        all.putAll(mixing);
        return new Line(run, setup, clusters, all);
    }

    private static WorkbookFile.Sheet sheet(Approach approach, List<Line> runs) {
        var scores = scores(runs);
        var header = new ArrayList<>(OF_RUN);
        header.addAll(scores);
        var rows = new ArrayList<List<Object>>();
        for (Line line : runs) {
            var row = new ArrayList<Object>(List.of(
                    String.valueOf(line.run.folder().getFileName()),
                    line.setup.data,
                    line.setup.labels,
                    line.setup.batch,
                    line.setup.settings,
                    line.run.cells().size(),
                    line.run.spec().seed(),
                    line.clusters));
            scores.forEach(score -> row.add(line.scores.getOrDefault(score, Double.NaN)));
            rows.add(row);
        }
        return new WorkbookFile.Sheet(
                approach.name(),
                List.of("Model: %s. Correction: %s. Clustering: %s."
                        .formatted(approach.model, approach.correction, approach.clustering)),
                header,
                rows);
    }

    private static WorkbookFile.Sheet overview(Map<Approach, List<Line>> lines) {
        var scores = scores(lines.values().stream().flatMap(List::stream).toList());
        var header = new ArrayList<>(
                List.of("model", "correction", "clustering", "data", "labels", "batch", "settings", "runs"));
        scores.forEach(score -> header.addAll(List.of(score + " mean", score + " sd")));
        var rows = new ArrayList<List<Object>>();
        lines.forEach((approach, all) -> all.stream()
                .collect(Collectors.groupingBy(Line::setup, LinkedHashMap::new, Collectors.toList()))
                .forEach((setup, alike) -> rows.add(row(approach, setup, alike, scores))));
        return new WorkbookFile.Sheet(
                "Overview",
                List.of("Mean and standard deviation over runs that differ in their seed alone."),
                header,
                rows);
    }

    private static List<Object> row(Approach approach, Setup setup, List<Line> alike, Set<String> scores) {
        var row = new ArrayList<Object>(List.of(
                approach.model,
                approach.correction,
                approach.clustering,
                setup.data,
                setup.labels,
                setup.batch,
                setup.settings,
                alike.size()));
        for (String score : scores) {
            double[] values = alike.stream()
                    .mapToDouble(line -> line.scores.getOrDefault(score, Double.NaN))
                    .filter(Double::isFinite)
                    .toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            row.add(mean);
            row.add(deviation(values, mean));
        }
        return row;
    }

    /** Of a sample; NaN for fewer than two values. */
    private static double deviation(double[] values, double mean) {
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    private static Set<String> scores(List<Line> lines) {
        var names = new LinkedHashSet<String>();
        lines.forEach(line -> names.addAll(line.scores.keySet()));
        return names;
    }
}
