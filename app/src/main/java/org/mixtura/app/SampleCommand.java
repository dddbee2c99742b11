package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.SampleRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.infer.PredictiveCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws new cells from a model. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description =
                "Draws counts from a trained model for each of the run's cells (the posterior predictive distribution), and says"
                        + " how far they look like the real ones.")
final class SampleCommand implements Callable<Integer> {

    /** Genes are compared in groups of like mean. */
    private static final int GROUPS = 5;

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--genes",
            paramLabel = "GENE",
            split = ",",
            description = "Ids or symbols, separated by commas. Default: all genes of the model.")
    private List<String> genes = List.of();

    @Option(names = "--samples", paramLabel = "S", description = "New cells for each cell. Default: ${DEFAULT-VALUE}.")
    private int samples = 1;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws. Default: that of the run.")
    private @Nullable Long seed;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The .csv or .npy file to write, a row a new cell, those of the first cell first. Default:"
                    + " only compare.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SampleCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var outputs = workbench.outputs(stored);
        var request = new SampleRequest(
                genes, samples, seed != null ? seed : stored.spec().seed());
        var file = Optional.ofNullable(out).map(path -> path.toAbsolutePath().normalize());
        var check = Question.ask(spec.commandLine().getErr(), watcher -> outputs.sample(request, file, watcher));
        var printer = spec.commandLine().getOut();
        printer.printf(
                Locale.ROOT,
                "Share of zeros: %.4f observed, %.4f generated%n",
                check.observedZeros(),
                check.generatedZeros());
        printTable(check, printer);
        if (out != null) {
            printer.printf(
                    Locale.ROOT,
                    "%,d new cells written to %s%n",
                    (long) samples * stored.cells().size(),
                    out);
        }
        return ExitCodes.DONE;
    }

    private static void printTable(PredictiveCheck check, PrintWriter printer) {
        printer.printf("%-16s %21s %21s %15s%n", "genes by mean", "mean", "variance", "zeros");
        printer.printf("%-16s %10s %10s %10s %10s %7s %7s%n", "", "real", "drawn", "real", "drawn", "real", "drawn");
        for (var group : check.byMean(GROUPS)) {
            printer.printf(
                    Locale.ROOT,
                    "%-16s %10.4f %10.4f %10.4f %10.4f %7.3f %7.3f%n",
                    "%d to %d".formatted(group.first(), group.last()),
                    group.observed().mean(),
                    group.generated().mean(),
                    group.observed().variance(),
                    group.generated().variance(),
                    group.observed().zeros(),
                    group.generated().zeros());
        }
    }
}
