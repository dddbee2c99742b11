package org.mixtura.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run in a form that other programs read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes cells, clusters, map and latent codes of a run for other programs.")
final class ExportCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(names = "--format", paramLabel = "csv", required = true, description = "The format.")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ExportCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (!format.equals("csv")) {
            throw new ConfigProblem(
                    "The format '%s' cannot be written yet.".formatted(format),
                    "This version writes csv.",
                    "Use --format csv; the run folder itself holds latent.npy, umap.npy and weights.safetensors.");
        }
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        workbench.exportCsv(stored, out.toAbsolutePath().normalize());
        spec.commandLine()
                .getOut()
                .printf("%,d cells written to %s%n", stored.cells().size(), out);
        return ExitCodes.DONE;
    }
}
