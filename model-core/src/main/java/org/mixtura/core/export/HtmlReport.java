package org.mixtura.core.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.ComponentGroup;
import org.mixtura.core.component.EditEffect;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.ScoreLabel;

/** A run on one page that opens anywhere and asks nothing of the network. */
record HtmlReport(ExportedRun exported, ReportFacts facts) {

    /** Writes the page, whole or not at all; a report that is there is replaced, as it can be made again. */
    void write(Path file) {
        var html = new Html().heading(1, title());
        addTo(html);
        html.write(title(), file);
    }

    private StoredRun run() {
        return exported.run();
    }

    String title() {
        return "%s on %s".formatted(facts.modelName(), run().spec().data().getFileName());
    }

    /** All but the title. */
    void addTo(Html html) {
        html.paragraph(facts.summary()).facts(overview());
        facts.figures().forEach((what, svg) -> html.figure(svg, what));
        html.heading(2, "Scores").table(List.of("Score", "Value"), scores());
        exported.mixture().ifPresent(mixture -> components(html, mixture));
        html.heading(2, "Loss")
                .paragraph("Per cell, at epoch %d, whose weights are kept."
                        .formatted(run().status().bestEpoch()))
                .table(List.of("Term", "Training", "Held out"), losses());
        if (!run().status().adjustments().isEmpty()) {
            html.paragraph("What was changed while it trained:")
                    .list(run().status().adjustments());
        }
        html.heading(2, "Data").facts(data());
        if (!facts.checks().isEmpty()) {
            html.heading(3, "Checks")
                    .table(
                            List.of("Check", "Result", "What was found"),
                            facts.checks().stream()
                                    .map(check -> List.of(check.title(), check.verdict(), check.words()))
                                    .toList());
        }
        if (!facts.notes().isEmpty()) {
            html.heading(3, "To know").list(facts.notes());
        }
        html.heading(2, "Methods").paragraph(methods()).paragraph("References").list(references());
        html.heading(2, "Settings").table(List.of("Setting", "Value", "Key"), facts.rows());
        html.heading(2, "To repeat it")
                .paragraph(
                        "From the data alone, typed in their folder; all settings that differ from the preset are in it:")
                .code(exported.fromData())
                .paragraph("From the run folder, which has the whole configuration:")
                .code(command())
                .paragraph("'mixtura verify' says whether the numbers are the same. "
                        + facts.made().repeats(run().status().device()));
        html.facts(madeWith());
    }

    /** Those of the run, which are of the model's own components, and that of the edited ones. */
    private List<List<String>> scores() {
        var rows = new ArrayList<>(numbers(run().status().scores()));
        var types = run().labels().map(Column::asCategorical);
        edited().ifPresent(each -> EditEffect.ari(each, types)
                .ifPresent(ari -> rows.add(List.of("ARI of components as edited by hand", number(ari)))));
        return rows;
    }

    /** Components as the user has them. */
    private Optional<EditedComponents> edited() {
        return exported.layers()
                .components()
                .filter(each -> each.cells().length == run().cells().size());
    }

    private Map<String, String> overview() {
        var status = run().status();
        var all = new LinkedHashMap<String, String>();
        all.put("Name", exported.name());
        all.put("Model", facts.modelName());
        all.put("Cells", count(run().cells().size()));
        all.put("Genes", count(run().genes().size()));
        all.put("Epochs", Integer.toString(status.epochs()));
        all.put("Time", String.format(Locale.ROOT, "%.0f s on %s", status.seconds(), status.device()));
        all.put("Seed", Long.toString(run().spec().seed()));
        all.put("Ended", status.message().isBlank() ? "as planned" : status.message());
        return all;
    }

    private Map<String, String> madeWith() {
        var all = new LinkedHashMap<String, String>();
        all.put("Mixtura", facts.made().mixtura());
        all.put("Java", facts.made().java());
        all.put("PyTorch", facts.made().torch());
        all.put("System", facts.made().system());
        String processor = facts.made().processor();
        all.put("Processor", processor.isEmpty() ? "not recorded" : processor);
        var status = run().status();
        all.put("Trained on", (status.device() + " " + status.computing()).strip());
        int threads = run().spec().threads();
        all.put("Threads", threads > 0 ? Integer.toString(threads) : "all cores");
        return all;
    }

    private Map<String, String> data() {
        var all = new LinkedHashMap<String, String>();
        all.put("File", run().spec().data().toString());
        all.put("Format", facts.format());
        all.put("SHA-256", run().fingerprint().sha256());
        run().spec().countsAt().ifPresent(place -> all.put("Counts at", place));
        all.put("Known types", run().spec().labels().map(ColumnRef::toString).orElse("none"));
        all.put("Batches", run().spec().batch().map(ColumnRef::toString).orElse("none"));
        run().cells()
                .column(StoredRun.SPLIT)
                .map(Column::asCategorical)
                .ifPresent(split -> all.put("Split", levels(split)));
        return all;
    }

    private static String levels(Column.Categorical column) {
        int[] counts = column.counts();
        return String.join(
                ", ",
                IntStream.range(0, counts.length)
                        .mapToObj(level -> column.levels().get(level) + " " + count(counts[level]))
                        .toList());
    }

    /** As they were edited, else as the model has them. */
    private void components(Html html, LatentMixture mixture) {
        var edited = edited();
        html.heading(2, "Components");
        if (edited.isPresent()) {
            html.paragraph(
                    "As edited by hand; the model itself has %d, and the scores above are of those unless they say otherwise."
                            .formatted(mixture.components()));
            var groups = edited.get().groups();
            table(
                    html,
                    groups.stream().map(ComponentGroup::name).toList(),
                    groups.stream().mapToDouble(ComponentGroup::weight).toArray(),
                    Optional.of(edited.get().column()));
        } else {
            table(
                    html,
                    IntStream.rangeClosed(1, mixture.components())
                            .mapToObj(Integer::toString)
                            .toList(),
                    mixture.weights(),
                    run().cells().column(StoredRun.COMPONENT).map(Column::asCategorical));
        }
    }

    private void table(Html html, List<String> names, double[] weights, Optional<Column.Categorical> own) {
        int[] cells = own.map(Column.Categorical::counts).orElseGet(() -> new int[names.size()]);
        html.table(
                List.of("Component", "Weight", "Cells", "Most frequent known type"),
                IntStream.range(0, names.size())
                        .mapToObj(k -> List.of(
                                names.get(k),
                                number(weights[k]),
                                count(k < cells.length ? cells[k] : 0),
                                own.map(column -> mostFrequent(column, k)).orElse("")))
                        .toList());
    }

    private String mostFrequent(Column.Categorical own, int component) {
        return run().labels()
                .map(Column::asCategorical)
                .map(types -> {
                    int[] found = new int[types.levels().size()];
                    for (int cell = 0; cell < types.size(); cell++) {
                        if (own.codes()[cell] == component && types.codes()[cell] >= 0) {
                            found[types.codes()[cell]]++;
                        }
                    }
                    int best = IntStream.range(0, found.length).reduce(0, (a, b) -> found[b] > found[a] ? b : a);
                    int all = Arrays.stream(found).sum();
                    return all == 0
                            ? ""
                            : "%s (%.0f %%)".formatted(types.levels().get(best), 100.0 * found[best] / all);
                })
                .orElse("");
    }

    private List<List<String>> losses() {
        var held = run().status().validation();
        return run().status().train().entrySet().stream()
                .map(term -> List.of(
                        term.getKey(), number(term.getValue()), number(held.getOrDefault(term.getKey(), Double.NaN))))
                .toList();
    }

    private static List<List<String>> numbers(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(value -> List.of(ScoreLabel.of(value.getKey()), number(value.getValue())))
                .toList();
    }

    /** A paragraph for a paper; the numbers in brackets are those of the references below it. */
    private String methods() {
        var status = run().status();
        var text = new StringBuilder(
                "Counts of %s cells and %s genes (%s) were modelled with %s [1] as implemented in Mixtura %s."
                        .formatted(
                                count(run().cells().size()),
                                count(run().genes().size()),
                                run().spec().data().getFileName(),
                                facts.modelName(),
                                facts.made().mixtura()));
        int variable = run().spec().prep().variableGenes();
        text.append(
                variable > 0 && variable <= run().genes().size()
                        ? " The %s most variable genes were kept.".formatted(count(variable))
                        : " All expressed genes were kept.");
        run().spec()
                .batch()
                .ifPresent(ref -> text.append(" The model was told the batch ('%s').".formatted(ref.column())));
        text.append(
                        " It has %s. It was trained for %d epochs with Adam (learning rate %s, minibatches of %s cells, seed %d) on %s;"
                                .formatted(
                                        facts.shape(exported.mixture()
                                                .map(LatentMixture::components)
                                                .orElse(0)),
                                        status.epochs(),
                                        facts.value("train.learningRate"),
                                        facts.value("train.batchSize"),
                                        run().spec().seed(),
                                        status.device()))
                .append(" %.0f %% of the cells were held out, and the weights of epoch %d are used."
                        .formatted(100 * run().spec().prep().validationShare(), status.bestEpoch()));
        text.append(
                " Clusters are those of k-means on the latent codes; the map is UMAP [2] of them with 15 neighbours.");
        edited().ifPresent(each -> text.append(
                " Components were edited by hand after training (merged, split, named or coloured), which leaves %d of the model's %d."
                        .formatted(
                                each.groups().size(),
                                exported.mixture()
                                        .map(LatentMixture::components)
                                        .orElse(0))));
        if (status.scores().containsKey("ari")) {
            text.append(" Agreement with known types is the adjusted Rand index [3].");
        }
        return text.toString();
    }

    private List<String> references() {
        var all = new ArrayList<String>();
        all.add("[1] " + facts.citation());
        all.add(
                "[2] McInnes, Healy, Melville: UMAP: uniform manifold approximation and projection. arXiv 1802.03426 (2018).");
        if (run().status().scores().containsKey("ari")) {
            all.add("[3] Hubert, Arabie: Comparing partitions. Journal of Classification 2, 193-218 (1985).");
        }
        return all;
    }

    private String command() {
        String folder = String.valueOf(run().folder().getFileName());
        return "%s%nmixtura verify %s".formatted(exported.command(), folder);
    }

    private static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
