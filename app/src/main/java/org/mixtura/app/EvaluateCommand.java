package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
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

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

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

    @Option(
            names = "--clustering",
            split = ",",
            paramLabel = "kmeans|gmm|leiden|ward",
            description = "How to cluster, separated by commas. Default: all of them.")
    private List<String> clustering = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the scores as CSV, one a line, too.")
    private @Nullable Path csv;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EvaluateCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var request = new EvaluationRequest(DataOptions.column(labels), DataOptions.column(batch), methods());
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var evaluation =
                Question.ask(spec.commandLine().getErr(), watcher -> workbench.evaluate(stored, request, watcher));
        var report = new EvaluationReport(stored, evaluation);
        if (csv != null) {
            workbench.writeEvaluation(evaluation, csv.toAbsolutePath());
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            out.print(report.text());
            out.flush();
        }
        return ExitCodes.DONE;
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
