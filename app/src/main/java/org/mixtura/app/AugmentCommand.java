package org.mixtura.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
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
            description = "Genes to describe. Default: immediate-early and housekeeping genes.")
    private List<String> genes = new ArrayList<>();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the histograms of the genes.")
    private @Nullable Path csv;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw the map as .png, .svg or .pdf.")
    private @Nullable Path figure;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AugmentCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var format = figure == null ? null : TraverseCommand.format(figure);
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
            RunTable.write(csv.toAbsolutePath(), table(report));
        }
        if (figure != null && format != null) {
            draw(report, stored, figure, format);
        }
        print(report);
        return ExitCodes.DONE;
    }

    private static void draw(AugmentationReport report, StoredRun stored, Path file, FigureFormat format) {
        int[] kind = new int[report.map().rows()];
        Arrays.fill(kind, kind.length / 2, kind.length, 1);
        var column = new Column.Categorical("cells", List.of("original", "augmented"), kind);
        new FigureWriter()
                .write(
                        new ScatterFigure(
                                report.map(),
                                Colouring.of(column),
                                "Cells and their copies",
                                ScatterFigure.Axes.ofMap("UMAP"),
                                ScatterFigure.Look.STANDARD,
                                Optional.empty(),
                                List.of()),
                        FigureOutput.of(format, 120).withMetadata(stored.provenance()),
                        file.toAbsolutePath().normalize());
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

    private static RunTable table(AugmentationReport report) {
        var lines = new ArrayList<List<String>>();
        for (var gene : report.genes()) {
            double width = gene.most() / gene.ofCells().length;
            for (int bin = 0; bin < gene.ofCells().length; bin++) {
                lines.add(List.of(
                        gene.gene(),
                        Double.toString(bin * width),
                        Double.toString((bin + 1) * width),
                        Integer.toString(gene.ofCells()[bin]),
                        Integer.toString(gene.ofCopies()[bin])));
            }
        }
        return new RunTable(List.of("gene", "from", "to", "cells", "copies"), lines.size(), lines::get);
    }
}
