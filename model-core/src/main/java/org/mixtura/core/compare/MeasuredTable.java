package org.mixtura.core.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.mixtura.core.image.ImageMeasures;
import org.mixtura.core.run.RunTable;

/**
 * What was measured of the models of a {@link org.mixtura.core.image.PaperTable}, beside what the paper says.
 *
 * @param title above the table
 * @param lines one for each model
 */
public record MeasuredTable(String title, List<Line> lines) {

    /**
     * A model.
     *
     * @param name as in the paper
     * @param runs of each seed the numbers, by name
     * @param published what the paper says
     */
    public record Line(String name, List<Map<String, Double>> runs, Map<String, String> published) {}

    private static final String PUBLISHED = " (published)";

    public MeasuredTable {
        lines = List.copyOf(lines);
    }

    /** Names of the columns: the model, the number of runs, what was measured, what was published. */
    public List<String> header() {
        var names = new ArrayList<>(List.of("model", "runs"));
        names.addAll(measures());
        published().forEach(name -> names.add(name + PUBLISHED));
        return names;
    }

    private List<String> measures() {
        var names = new LinkedHashSet<String>();
        lines.forEach(line -> line.runs.forEach(run -> names.addAll(run.keySet())));
        return List.copyOf(names);
    }

    private List<String> published() {
        var names = new LinkedHashSet<String>();
        lines.forEach(line -> names.addAll(line.published.keySet()));
        return List.copyOf(names);
    }

    private List<String> cells(Line line) {
        var texts = new ArrayList<>(List.of(line.name, Integer.toString(line.runs.size())));
        measures()
                .forEach(name -> texts.add(summary(line.runs.stream()
                        .map(run -> run.get(name))
                        .filter(value -> value != null && !value.isNaN())
                        .mapToDouble(value -> value)
                        .toArray())));
        published().forEach(name -> texts.add(line.published.getOrDefault(name, "")));
        return texts;
    }

    /** Mean and, of several, the sample standard deviation; empty for none. */
    static String summary(double[] values) {
        if (values.length == 0) {
            return "";
        }
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        if (values.length == 1) {
            return String.format(Locale.ROOT, "%.4g", mean);
        }
        double squares = java.util.Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .sum();
        return String.format(Locale.ROOT, "%.4g ± %.2g", mean, Math.sqrt(squares / (values.length - 1)));
    }

    /** For other programs. */
    public RunTable table() {
        return new RunTable(header(), lines.size(), line -> cells(lines.get(line)));
    }

    /** For people: a table in Markdown with its title. */
    public String markdown() {
        var text = new StringBuilder("# ").append(title).append("\n\n");
        text.append("| ").append(String.join(" | ", header())).append(" |\n");
        text.append("|").append("---|".repeat(header().size())).append("\n");
        lines.forEach(line ->
                text.append("| ").append(String.join(" | ", cells(line))).append(" |\n"));
        return text.toString();
    }

    /**
     * The numbers of a run under the names of papers.
     *
     * @param scores what the run itself was scored by
     * @param measures of its images
     * @param secondsPerEpoch of training
     */
    public static SequencedMap<String, Double> numbers(
            Map<String, Double> scores, ImageMeasures measures, double secondsPerEpoch) {
        var all = new LinkedHashMap<String, Double>();
        all.put("accuracy %", 100 * scores.getOrDefault("component_accuracy", Double.NaN));
        all.put("ARI", scores.getOrDefault("component_ari", scores.getOrDefault("ari", Double.NaN)));
        all.put("KL x 100", 100 * measures.klUniform());
        all.put("KL(p || q) x 100", 100 * measures.klFromUniform());
        all.put("KL to labels x 100", 100 * measures.klLabels());
        all.put("BCE", measures.crossEntropy());
        all.put("Shapiro-Wilk", measures.shapiro());
        all.put("Frechet (own classifier)", measures.frechet());
        all.put("disentanglement %", 100 * measures.disentanglement());
        all.put("s/epoch", secondsPerEpoch);
        all.values().removeIf(value -> value.isNaN());
        return all;
    }
}
