package org.mixtura.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places other cells in the latent space of a run. */
@Command(
        name = "embed",
        mixinStandardHelpOptions = true,
        description = "Gives cells of another data set their place in the latent space of a trained model.")
final class EmbedCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(index = "1", paramLabel = "DATA", description = "An .h5ad file, a 10x .h5 file or a 10x MTX folder.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, description = "Barcode and latent codes.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    EmbedCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var report = workbench.embed(
                stored, data.toAbsolutePath().normalize(), Optional.ofNullable(countsAt), out.toAbsolutePath());
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d cells embedded; %,d of the model's %,d genes are in this data set, missing ones count 0.%n",
                        report.cells(), report.genesFound(), report.genesOfModel());
        return ExitCodes.DONE;
    }
}
