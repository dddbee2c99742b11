package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.run.ColumnRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a run against labels. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compares the latent space of a run with known cell types: k-means, then ARI, NMI and others.")
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

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EvaluateCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var scores = workbench.evaluate(
                stored,
                Optional.ofNullable(labels)
                        .map(typed -> ColumnRef.parse(typed, Path.of("").toAbsolutePath())));
        var out = spec.commandLine().getOut();
        if (json) {
            var node = JsonNodeFactory.instance
                    .objectNode()
                    .put("run", stored.folder().toString())
                    .put("model", stored.spec().model());
            scores.forEach(node::put);
            out.println(node);
        } else {
            scores.forEach((name, value) -> out.printf(Locale.ROOT, "%-18s %.4f%n", name, value));
        }
        return ExitCodes.DONE;
    }
}
