package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a run out of a file that 'export' has written. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Makes a run folder of a run that an exported .h5ad file carries. Its cells and counts are from then on"
                        + " those of that file.")
final class RestoreCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "FILE", description = "An .h5ad file that 'export' has written.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--run", paramLabel = "NAME", description = "Which run, when the file carries several.")
    private @Nullable String run;

    @Option(names = "--out", paramLabel = "RUN", required = true, description = "The new run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RestoreCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        Path source = file.toAbsolutePath().normalize();
        var stored = workbench.restore(
                source,
                run == null ? theOnly(source) : run,
                out.toAbsolutePath().normalize());
        spec.commandLine()
                .getOut()
                .printf(
                        "%s with %,d cells is in %s%n",
                        stored.spec().model(), stored.cells().size(), out);
        return ExitCodes.DONE;
    }

    private String theOnly(Path source) {
        var carried = workbench.carriedRuns(source);
        if (carried.size() > 1) {
            throw new ConfigProblem(
                    "'%s' carries %d runs.".formatted(file, carried.size()),
                    "They are %s.".formatted(String.join(", ", carried)),
                    "Choose one with --run.");
        }
        return carried.isEmpty() ? "" : carried.getFirst();
    }
}
