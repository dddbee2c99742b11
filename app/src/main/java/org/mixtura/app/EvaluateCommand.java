package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.EvaluatedRun;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.run.WorkbookFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a run against known types and batches. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compares clusters of a run's latent space with known cell types (ARI, NMI and others), and"
                + " measures how well its batches mix (LISI, kBET, silhouette).")
final class EvaluateCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> runs;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN|FILE:COLUMN",
            description = "Known cell types. Default: the labels of the run.")
    private @Nullable String labels;

    @Option(
            names = "--batch",
            paramLabel = "COLUMN|FILE:COLUMN",
            description = "The batch of each cell, to measure mixing. Default: the batch of the run.")
    private @Nullable String batch;

    @Mixin
    private final MatchOptions match = new MatchOptions();

    @Option(
            names = "--clustering",
            split = ",",
            paramLabel = "kmeans|gmm|leiden|ward",
            description = "How to cluster, separated by commas. Default: all of them.")
    private List<String> clustering = new ArrayList<>();

    @Option(
            names = "--correct",
            paramLabel = "harmony",
            description = "Score again after the batches were taken out of the latent space.")
    private @Nullable String correct;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--cells",
            paramLabel = "FILE.csv",
            description =
                    "Write the cells of one run: their columns, the clusters that were scored, and the latent codes and map"
                            + " they were found in, after the correction if there is one.")
    private @Nullable Path cells;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the scores as CSV, one a line, too.")
    private @Nullable Path csv;

    @Option(
            names = "--xlsx",
            paramLabel = "FILE",
            description = "Write an Excel workbook, too: one tab for each model, correction and clustering.")
    private @Nullable Path xlsx;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EvaluateCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var corrections = corrections();
        requireTargets();
        var stored = runs.stream()
                .map(run -> run.toAbsolutePath().normalize())
                // The same run twice would look like two runs that do not differ at all.
                .distinct()
                .map(workbench::openRun)
                .toList();
        var evaluated = new ArrayList<EvaluatedRun>();
        for (StoredRun run : stored) {
            for (Correction correction : corrections) {
                var request = new EvaluationRequest(match.of(labels), match.of(batch), correction, methods());
                var evaluation =
                        Question.ask(spec.commandLine().getErr(), watcher -> workbench.evaluate(run, request, watcher));
                evaluated.add(new EvaluatedRun(run, evaluation));
            }
        }
        for (Path file : Stream.of(csv, xlsx).filter(Objects::nonNull).toList()) {
            workbench.writeEvaluations(evaluated, file.toAbsolutePath());
        }
        if (cells != null) {
            writeCells(stored.getFirst(), corrections.getLast(), cells.toAbsolutePath());
        }
        print(evaluated, stored.size());
        return ExitCodes.DONE;
    }

    private void writeCells(StoredRun run, Correction correction, Path file) {
        var request = new EvaluationRequest(match.of(labels), match.of(batch), correction, methods());
        var found = Question.ask(spec.commandLine().getErr(), watcher -> workbench.clustered(run, request, watcher));
        RunTable.write(file, RunTable.of(run, found.clusters(), found.umap(), found.latent()));
    }

    private void print(List<EvaluatedRun> evaluated, int count) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(EvaluationReport.json(evaluated));
            return;
        }
        for (EvaluatedRun each : evaluated) {
            if (count > 1) {
                out.printf("%s%n", each.run().folder());
            }
            out.print(new EvaluationReport(each.run(), each.evaluation()).text());
        }
        out.flush();
    }

    /** Found out before long work. */
    private void requireTargets() {
        if (cells != null && runs.size() > 1) {
            throw new ConfigProblem(
                    "--cells was given with %d runs.".formatted(runs.size()),
                    "The file holds the cells of one run.",
                    "Evaluate the runs one by one.");
        }
        if (cells != null) {
            MatrixFile.requireFolder(cells.toAbsolutePath());
        }
        if (csv != null) {
            MatrixFile.requireFolder(csv.toAbsolutePath());
        }
        if (xlsx != null) {
            if (!WorkbookFile.isAskedForBy(xlsx)) {
                throw new ConfigProblem(
                        "The workbook '%s' cannot be written.".formatted(xlsx),
                        "Excel knows its files by the ending %s.".formatted(WorkbookFile.ENDING),
                        "Choose a file name with this ending.");
            }
            MatrixFile.requireFolder(xlsx.toAbsolutePath());
        }
    }

    /** Before and after, if one is wished. */
    private List<Correction> corrections() {
        if (correct == null) {
            return List.of(Correction.NONE);
        }
        var wished = Correction.byId(correct.strip())
                .orElseThrow(() -> new ConfigProblem(
                        "There is no correction '%s'.".formatted(correct),
                        "Known ones are %s."
                                .formatted(Stream.of(Correction.values())
                                        .map(Correction::id)
                                        .collect(Collectors.joining(", "))),
                        "Correct the name given with --correct."));
        return Stream.of(Correction.NONE, wished).distinct().toList();
    }

    private List<ClusterMethod> methods() {
        if (clustering.isEmpty()) {
            return List.of(ClusterMethod.values());
        }
        return clustering.stream()
                .map(String::strip)
                .map(EvaluateCommand::method)
                .toList();
    }

    private static ClusterMethod method(String id) {
        return ClusterMethod.byId(id)
                .orElseThrow(() -> new ConfigProblem(
                        "There is no clustering '%s'.".formatted(id),
                        "Known ones are %s."
                                .formatted(Stream.of(ClusterMethod.values())
                                        .map(ClusterMethod::id)
                                        .collect(Collectors.joining(", "))),
                        "Correct the name given with --clustering."));
    }
}
