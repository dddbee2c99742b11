package org.mixtura.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.infer.CellLikelihoods;
import org.mixtura.core.run.MatrixFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how well a model explains each cell. */
@Command(
        name = "likelihood",
        mixinStandardHelpOptions = true,
        description =
                "Writes how well a trained model explains each of the run's cells, in nats: the evidence lower bound with its"
                        + " terms and, if wanted, the marginal likelihood; prints the means over train and held-out cells.")
final class LikelihoodCommand implements Callable<Integer> {

    private static final int SAMPLES = 10;
    private static final int MARGINAL_SAMPLES = 1000;

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--marginal",
            description = "Estimate log p(x) of each cell, too, by importance sampling from its posterior.")
    private boolean marginal;

    @Option(
            names = "--samples",
            paramLabel = "S",
            description = "Draws from the posterior of each cell. Default: 10, and 1000 with --marginal.")
    private @Nullable Integer samples;

    @Option(names = "--out", paramLabel = "FILE.csv", required = true, description = "The file to write, a row a cell.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LikelihoodCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var outputs = workbench.outputs(workbench.openRun(run.toAbsolutePath().normalize()));
        int draws = samples != null ? samples : marginal ? MARGINAL_SAMPLES : SAMPLES;
        Path file = out.toAbsolutePath().normalize();
        MatrixFile.requireFolder(file);
        var report = Question.ask(spec.commandLine().getErr(), watcher -> outputs.likelihood(draws, marginal, watcher));
        outputs.writeLikelihood(report, file);
        var printer = spec.commandLine().getOut();
        printer.printf(Locale.ROOT, "%-18s %14s %14s%n", "mean per cell", "train", "validation");
        for (Map.Entry<String, Double> term : report.train().entrySet()) {
            printer.printf(
                    Locale.ROOT,
                    "%-18s %14.4f %14.4f%n",
                    term.getKey(),
                    term.getValue(),
                    report.validation().getOrDefault(term.getKey(), Double.NaN));
        }
        printer.printf(
                Locale.ROOT,
                "held-out cells: nll %.4f +- %.4f, rmse %.4f +- %.4f (mean and its standard error)%n",
                report.validation().getOrDefault(CellLikelihoods.NLL, Double.NaN),
                report.validationErrors().getOrDefault(CellLikelihoods.NLL, Double.NaN),
                report.validation().getOrDefault(CellLikelihoods.RMSE, Double.NaN),
                report.validationErrors().getOrDefault(CellLikelihoods.RMSE, Double.NaN));
        printer.println(
                "elbo = -(reconstruction + divergences), a mean over draws of the code; nll and rmse are those at the"
                        + " centre of the posterior, as for models without a spread");
        printer.printf(Locale.ROOT, "%d draws a cell; written to %s%n", draws, out);
        return ExitCodes.DONE;
    }
}
