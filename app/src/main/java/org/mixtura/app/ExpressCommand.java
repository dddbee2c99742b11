package org.mixtura.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.ExpressionRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.LibrarySize;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the expression that a model expects. */
@Command(
        name = "express",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the expression that a trained model expects of the run's own cells: freed of noise, of depth and, if"
                    + " wanted, of batches.",
            "Cells are the rows, genes the columns; a .npy file holds the numbers alone, cells as in cells.csv."
        })
final class ExpressCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Genes genes;

    @Option(
            names = "--scale",
            paramLabel = "rho|denoised",
            description = "rho: expected shares, which sum to 1 over all genes of the model; denoised: expected counts,"
                    + " shares times a library size. Default: rho, or denoised with --library.")
    private @Nullable Scale scale;

    @Option(
            names = "--library",
            paramLabel = "N|own",
            description = "Library size of denoised counts: a number for all cells, or own for the depth of each cell,"
                    + " observed or inferred as the model has it. Default: own.")
    private @Nullable String library;

    @ArgGroup
    private @Nullable Batches batches;

    @Option(
            names = "--samples",
            paramLabel = "S",
            description = "Average this many draws from the posterior of each cell; 0 decodes the posterior mean."
                    + " Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .csv or .npy file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    private enum Scale {
        RHO,
        DENOISED
    }

    private static final class Genes {

        @Option(
                names = "--genes",
                paramLabel = "GENE",
                split = ",",
                description = "Ids or symbols, separated by commas.")
        private @Nullable List<String> named;

        @Option(names = "--all", description = "All genes of the model.")
        private boolean all;
    }

    private static final class Batches {

        @Option(
                names = "--batch-level",
                paramLabel = "LEVEL",
                description = "Decode all cells as if they were of this batch. Default: each cell in its own.")
        private @Nullable String level;

        @Option(names = "--batch-mean", description = "Decode all cells in every batch and take the mean.")
        private boolean mean;
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ExpressCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var request = new ExpressionRequest(
                genes.all || genes.named == null ? List.of() : genes.named, librarySize(), batch(), samples);
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var outputs = workbench.outputs(stored);
        Path file = out.toAbsolutePath().normalize();
        var _ = Question.ask(spec.commandLine().getErr(), watcher -> {
            outputs.writeExpression(request, file, watcher);
            return true;
        });
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "Expression of %,d cells written to %s%n",
                        stored.cells().size(),
                        out);
        return ExitCodes.DONE;
    }

    private LibrarySize librarySize() {
        if (scale == Scale.RHO && library != null) {
            throw new ConfigProblem(
                    "Shares have no library size.",
                    "With --scale rho the shares of all genes of a cell sum to 1.",
                    "Leave --library out, or choose --scale denoised.");
        }
        if (scale != Scale.DENOISED && library == null) {
            return new LibrarySize.Share();
        }
        if (library == null || library.equalsIgnoreCase("own")) {
            return new LibrarySize.Own();
        }
        try {
            return new LibrarySize.Fixed(Double.parseDouble(library));
        } catch (IllegalArgumentException noSize) {
            throw new ConfigProblem(
                    "There is no library size '%s'.".formatted(library),
                    "It is a number above 0, or own for that of each cell.",
                    "Choose for example --library 10000.");
        }
    }

    private BatchChoice batch() {
        if (batches == null) {
            return new BatchChoice.Own();
        }
        return batches.mean || batches.level == null ? new BatchChoice.Mean() : new BatchChoice.Level(batches.level);
    }
}
