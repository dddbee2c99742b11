package org.mixtura.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private static final int SHOWN = 20;

    private final Workbench workbench;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "A data set of any format that 'mixtura inspect' can read.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final MatchOptions match = new MatchOptions();

    @Option(
            names = "--batch",
            paramLabel = "COLUMN|FILE:COLUMN",
            description =
                    "The batch of each new cell; its levels must be levels of training. It matters where the encoder"
                            + " sees the batch (setting encodeCovariates).")
    private @Nullable String batch;

    @Option(
            names = "--batch-level",
            paramLabel = "LEVEL",
            description = "Take all new cells as of this batch of training. Default: the largest.")
    private @Nullable String batchLevel;

    @Option(names = "--all-missing", description = "List every gene of the model that the data set lacks.")
    private boolean allMissing;

    @Option(names = "--sd", description = "Write the standard deviations of the latent codes, too.")
    private boolean spread;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            required = true,
            description =
                    "Barcode and latent codes; with a model of components also component, probability, place in the map.")
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
        var request = new EmbedRequest(
                data.toAbsolutePath().normalize(),
                reading.read(),
                DataOptions.column(batch).map(ref -> ref.with(match.match())),
                Optional.ofNullable(batchLevel),
                spread);
        var report = Question.ask(
                spec.commandLine().getErr(),
                watcher -> workbench.embed(stored, request, out.toAbsolutePath(), watcher));
        var printer = spec.commandLine().getOut();
        printer.printf(
                "%,d cells embedded; %,d of the model's %,d genes are in this data set, missing ones count 0.%n",
                report.cells(), report.genesFound(), report.genesOfModel());
        if (!report.missingGenes().isEmpty()) {
            printer.printf("Missing: %s%n", shown(report.missingGenes()));
        }
        report.assumedBatch()
                .ifPresent(level -> printer.printf(
                        "All cells were taken as of batch '%s', the largest of training; --batch or --batch-level say"
                                + " otherwise.%n",
                        level));
        report.warning().ifPresent(warning -> spec.commandLine().getErr().printf("mixtura: Warning: %s%n", warning));
        return ExitCodes.DONE;
    }

    private String shown(List<String> genes) {
        if (allMissing || genes.size() <= SHOWN) {
            return String.join(", ", genes);
        }
        return "%s and %,d more (--all-missing lists them)"
                .formatted(String.join(", ", genes.subList(0, SHOWN)), genes.size() - SHOWN);
    }
}
