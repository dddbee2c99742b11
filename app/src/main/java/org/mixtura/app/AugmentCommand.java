package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.AugmentationFigure;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports on the augmenter of a run. */
@Command(
        name = "augment",
        mixinStandardHelpOptions = true,
        description =
                "Compares the copies of a model's augmenter with the cells that they are made from: in one map, gene by"
                        + " gene, and by a vote of the nearest cells.")
final class AugmentCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--genes",
            split = ",",
            paramLabel = "GENE",
            description =
                    "Genes to describe. Default: immediate-early and housekeeping genes, or the most counted ones.")
    private List<String> genes = new ArrayList<>();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the histograms of the genes.")
    private @Nullable Path csv;

    @Option(
            names = "--figure",
            paramLabel = "FILE",
            description = "Draw the map and the histograms as .png, .tif, .svg or .pdf.")
    private @Nullable Path figure;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AugmentCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var format = figure == null ? null : FigureFile.format(figure);
        if (csv != null) {
            MatrixFile.requireFolder(csv.toAbsolutePath());
        }
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var components = workbench
                .components(stored)
                .orElseThrow(() -> new ConfigProblem(
                        "The model of this run has no augmenter.",
                        "It was trained with '%s'.".formatted(stored.spec().model()),
                        "Train mixvae with --set augmenter.epochs=100."));
        var report = Question.ask(spec.commandLine().getErr(), watcher -> components.augmentation(genes, watcher));
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), report.histograms());
        }
        if (figure != null && format != null) {
            new FigureWriter()
                    .write(
                            AugmentationFigure.of(report),
                            FigureOutput.of(format, 174).withMetadata(stored.provenance()),
                            figure.toAbsolutePath().normalize());
        }
        print(report);
        return ExitCodes.DONE;
    }

    private void print(AugmentationReport report) {
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Of %,d cells the nearest others tell the %s of %.1f %%, and of their copies of %.1f %%%n",
                report.map().rows() / 2,
                report.classes(),
                100 * report.agreementOfCells(),
                100 * report.agreementOfCopies());
        out.printf("%-14s %8s %8s %8s %8s %9s%n", "gene", "mean", "copies", "sd", "copies", "distance");
        for (var gene : report.genes()) {
            out.printf(
                    Locale.ROOT,
                    "%-14s %8.3f %8.3f %8.3f %8.3f %9.3f%n",
                    gene.gene(),
                    gene.meanOfCells(),
                    gene.meanOfCopies(),
                    gene.sdOfCells(),
                    gene.sdOfCopies(),
                    gene.distance());
        }
        out.flush();
    }
}
