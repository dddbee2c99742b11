package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.WorkbookFile;

/**
 * Evaluations as tabs of a workbook in the form of the additional files of Tangherloni et al. (2021): one tab for each
 * approach, which is a model, a correction and a clustering; one line for each run in it; before them an overview with
 * means and deviations.
 */
final class EvaluationSheets {

    private static final List<String> OF_RUN = List.of("run", "data", "cells", "seed", "clusters");

    private final Function<StoredRun, String> modelOf;

    /** @param modelOf what the model of a run is called */
    EvaluationSheets(Function<StoredRun, String> modelOf) {
        this.modelOf = modelOf;
    }

    private record Approach(String model, String correction, String clustering) {

        String name() {
            return "%s, %s, %s".formatted(model, correction, clustering);
        }
    }

    /**
     * A run in an approach.
     *
     * @param scores by name, of clusters and of mixing
     */
    private record Line(StoredRun run, int clusters, Map<String, Double> scores) {}

    List<WorkbookFile.Sheet> of(List<EvaluatedRun> evaluated) {
        var lines = new LinkedHashMap<Approach, List<Line>>();
        evaluated.forEach(each -> add(each, lines));
        var sheets = new ArrayList<WorkbookFile.Sheet>();
        sheets.add(overview(lines));
        lines.forEach((approach, runs) -> sheets.add(sheet(approach, runs)));
        return sheets;
    }

    private void add(EvaluatedRun each, Map<Approach, List<Line>> lines) {
        var evaluation = each.evaluation();
        String model = modelOf.apply(each.run());
        String correction = evaluation.correction().id();
        Map<String, Double> mixing = new LinkedHashMap<>();
        evaluation.mixing().ifPresent(found -> mixing.putAll(found.byName()));
        for (var agreement : evaluation.agreements()) {
            put(
                    lines,
                    new Approach(model, correction, agreement.method().id()),
                    line(each.run(), agreement.clusters(), agreement.scores().byName(), mixing));
        }
        evaluation
                .own()
                .ifPresent(own -> put(
                        lines,
                        new Approach(model, correction, "own"),
                        line(each.run(), own.used(), own.scores().byName(), mixing)));
        if (evaluation.agreements().isEmpty() && evaluation.own().isEmpty()) {
            put(lines, new Approach(model, correction, "none"), line(each.run(), 0, Map.of(), mixing));
        }
    }

    private static void put(Map<Approach, List<Line>> lines, Approach approach, Line line) {
        lines.computeIfAbsent(approach, _ -> new ArrayList<>()).add(line);
    }

    private static Line line(StoredRun run, int clusters, Map<String, Double> scores, Map<String, Double> mixing) {
        var all = new LinkedHashMap<>(scores);
        all.putAll(mixing);
        return new Line(run, clusters, all);
    }

    private static WorkbookFile.Sheet sheet(Approach approach, List<Line> runs) {
        var scores = scores(runs);
        var header = new ArrayList<>(OF_RUN);
        header.addAll(scores);
        var rows = new ArrayList<List<Object>>();
        for (Line line : runs) {
            var row = new ArrayList<Object>(List.of(
                    String.valueOf(line.run.folder().getFileName()),
                    String.valueOf(line.run.spec().data().getFileName()),
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
        var header = new ArrayList<>(List.of("model", "correction", "clustering", "runs"));
        scores.forEach(score -> header.addAll(List.of(score + " mean", score + " sd")));
        var rows = new ArrayList<List<Object>>();
        lines.forEach((approach, runs) -> {
            var row = new ArrayList<Object>(
                    List.of(approach.model, approach.correction, approach.clustering, runs.size()));
            for (String score : scores) {
                double[] values = runs.stream()
                        .mapToDouble(line -> line.scores.getOrDefault(score, Double.NaN))
                        .filter(Double::isFinite)
                        .toArray();
                double mean = Arrays.stream(values).average().orElse(Double.NaN);
                row.add(mean);
                row.add(deviation(values, mean));
            }
            rows.add(row);
        });
        return new WorkbookFile.Sheet(
                "Overview", List.of("Mean and standard deviation over the runs of each approach."), header, rows);
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
