package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.StateAgreementFigure;
import org.mixtura.core.infer.Traversal;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows genes along the state of each category. */
@Command(
        name = "traverse",
        mixinStandardHelpOptions = true,
        description = {
            "Varies the state of a cell of each category while the category stays, and says how genes change:"
                    + " markers should not, genes of activity may. Of several runs, for example with other seeds: whether they"
                    + " change alike.",
            "With --from and --to, or --dimension, it follows genes along a path through the latent space instead."
        })
final class TraverseCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders; the first chooses the genes.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> runs;

    @Option(names = "--genes", split = ",", paramLabel = "GENE", description = "Genes to follow, separated by commas.")
    private List<String> genes = new ArrayList<>();

    @Option(
            names = "--markers",
            paramLabel = "N",
            description = "So many markers of each category, too; of a path, of each place. Default: 2; of a path 10.")
    private @Nullable Integer markers;

    @Option(
            names = "--ieg",
            paramLabel = "N",
            description = "At most so many immediate-early genes, the most counted. Default: ${DEFAULT-VALUE}.")
    private int immediateEarly = 10;

    @Option(
            names = "--hkg",
            paramLabel = "N",
            description = "At most so many housekeeping genes, the most counted. Default: ${DEFAULT-VALUE}.")
    private int housekeeping = 10;

    @Option(
            names = "--range",
            paramLabel = "category|cell|prior",
            description =
                    "How far: quantiles 0.005 to 0.995 of the category's cells or of the cell's own posterior, or -3 to 3."
                            + " Default: ${DEFAULT-VALUE}.")
    private String range = "category";

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Values of the state. Default: 100; steps of a path: 40.")
    private @Nullable Integer points;

    @Mixin
    private final PathOptions path = new PathOptions();

    @Option(
            names = "--arm",
            paramLabel = "N",
            description = "The arm to draw and print. Default: all; of several runs 1.")
    private @Nullable Integer arm;

    @Option(
            names = "--state",
            paramLabel = "N",
            description = "The dimension of the state to draw and print. Default: ${DEFAULT-VALUE}.")
    private int state = 1;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write every value of every arm and dimension; of several runs how each gene changes in each.")
    private @Nullable Path csv;

    @Option(names = "--figure", paramLabel = "FILE", description = "Draw it as .png, .tif, .svg or .pdf.")
    private @Nullable Path figure;

    @Option(
            names = "--category",
            paramLabel = "N",
            description = "Of several runs: the category of the first one to draw. Default: the first that all have.")
    private @Nullable Integer category;

    @Option(names = "--json", description = "Of several runs: print one JSON object as the last line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    TraverseCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var format = figure == null ? null : FigureFile.format(figure);
        path.requireLimit();
        Least.require("--markers", markers, 0);
        Least.require("--ieg", immediateEarly, 0);
        Least.require("--hkg", housekeeping, 0);
        if (csv != null) {
            MatrixFile.requireFolder(csv.toAbsolutePath());
        }
        var all = runs.stream()
                .map(run -> workbench.openRun(run.toAbsolutePath().normalize()))
                .toList();
        if (path.isWanted()) {
            return followPath(all, format);
        }
        var request = request();
        if (all.size() > 1) {
            return compare(all, request, format);
        }
        if (category != null || json) {
            throw new ConfigProblem(
                    "--category and --json need several runs.",
                    "They tell of how runs agree.",
                    "Name further runs, or leave them out.");
        }
        return follow(all.getFirst(), request, format);
    }

    private int followPath(List<StoredRun> all, @Nullable FigureFormat format) {
        if (all.size() > 1) {
            throw new ConfigProblem(
                    "A path is followed in one run.", "Latent spaces of several runs are not alike.", "Name one run.");
        }
        var stored = all.getFirst();
        var request = path.request(genes, markers, immediateEarly, housekeeping, points);
        var report = Question.ask(
                spec.commandLine().getErr(),
                watcher -> workbench.outputs(stored).follow(request, watcher));
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), report.table());
        }
        if (figure != null && format != null) {
            new FigureWriter()
                    .write(
                            path.figure(report),
                            FigureOutput.of(format, 120).withMetadata(stored.provenance()),
                            figure.toAbsolutePath().normalize());
        }
        path.print(report, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    private int compare(List<StoredRun> all, TraversalRequest request, @Nullable FigureFormat format) {
        var found = Question.ask(
                spec.commandLine().getErr(),
                watcher -> workbench.compareStates(all, request, arm == null ? 0 : arm - 1, watcher));
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), found.table());
        }
        if (figure != null && format != null) {
            var wished = category == null ? OptionalInt.empty() : OptionalInt.of(category);
            new FigureWriter()
                    .write(
                            StateAgreementFigure.of(found, found.strand(wished, state)),
                            FigureOutput.of(format, 174),
                            figure.toAbsolutePath().normalize());
        }
        var text = new StateAgreementText(found);
        var out = spec.commandLine().getOut();
        text.print(out);
        if (json) {
            out.println(text.json());
        }
        return ExitCodes.DONE;
    }

    private int follow(StoredRun stored, TraversalRequest request, @Nullable FigureFormat format) {
        var components = workbench
                .components(stored)
                .orElseThrow(() -> new ConfigProblem(
                        "The model of this run has no categories.",
                        "It was trained with '%s'.".formatted(stored.spec().model()),
                        "Ask a run of mixvae, jointvae or cascadevae."));
        var report = Question.ask(spec.commandLine().getErr(), watcher -> components.traverse(request, watcher));
        report.require(arm == null ? 0 : arm, state);
        if (csv != null) {
            RunTable.write(csv.toAbsolutePath(), report.table());
        }
        if (figure != null && format != null) {
            new FigureWriter()
                    .write(
                            path.figure(report, arm == null ? OptionalInt.empty() : OptionalInt.of(arm - 1), state - 1),
                            FigureOutput.of(format, 174).withMetadata(stored.provenance()),
                            figure.toAbsolutePath().normalize());
        }
        print(report);
        return ExitCodes.DONE;
    }

    private TraversalRequest request() {
        int values = points == null ? 100 : points;
        if (values < 2 || values > 10_000) {
            throw new ConfigProblem(
                    "The state cannot have %d values.".formatted(values),
                    "2 to 10,000 are possible.",
                    "Correct --points.");
        }
        var wished = Stream.of(TraversalQuery.Range.values())
                .filter(each -> each.name().equalsIgnoreCase(range.strip()))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no range '%s'.".formatted(range),
                        "Known ones are category, cell, prior.",
                        "Correct the name given with --range."));
        return new TraversalRequest(
                genes, path.sets(), markers == null ? 2 : markers, immediateEarly, housekeeping, wished, values);
    }

    /** Of each gene and category: how monotonic, and how much of the largest expression in any category it changes by. */
    private void print(TraversalReport report) {
        var out = spec.commandLine().getOut();
        for (int each : arm == null ? report.arms() : List.of(arm - 1)) {
            print(report, each, out);
        }
        report.drift(state - 1).ifPresent(drift -> path.printDrift(out, drift, "the set that changes most"));
        out.flush();
    }

    private void print(TraversalReport report, int arm, PrintWriter out) {
        var shown = report.of(arm, state - 1);
        out.printf(
                Locale.ROOT,
                "State %d, arm %d: Spearman's correlation with the state, and change as a share of the largest expression%n",
                state,
                arm + 1);
        out.printf("%-14s %-16s", "gene", "set");
        report.categories().forEach(category -> out.printf(" %13s", shortened(category.name())));
        out.println();
        for (int g = 0; g < report.genes().size(); g++) {
            var gene = report.genes().get(g);
            out.printf("%-14s %-16s", gene.symbol(), gene.setName());
            for (Traversal each : shown) {
                out.printf(Locale.ROOT, "   %5.2f %5.2f", report.monotonicity(each, g), report.change(each, g));
            }
            out.println();
        }
        if (!shown.isEmpty() && shown.getFirst().farness().length > 0) {
            out.printf("%-31s", "values far from cells");
            shown.forEach(each -> out.printf(" %13d", each.farSteps()));
            out.println();
        }
    }

    private static String shortened(String name) {
        return name.length() > 13 ? name.substring(0, 12) + "." : name;
    }
}
