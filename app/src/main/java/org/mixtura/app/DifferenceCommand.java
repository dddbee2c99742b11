package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Comparison;
import org.mixtura.core.ComparisonRequest;
import org.mixtura.core.Workbench;
import org.mixtura.core.infer.DifferenceQuery;
import org.mixtura.core.infer.GeneDifference;
import org.mixtura.core.run.MatrixFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two groups of cells. */
@Command(
        name = "de",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the genes that differ between two groups of the run's cells, by the model: differential expression.",
            "A fold change is that between random cells of either group, decoded in the same batch."
        })
final class DifferenceCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--by",
            paramLabel = "COLUMN|FILE:COLUMN",
            required = true,
            description = "The column whose levels are the groups, for example cell_type or kmeans.")
    @SuppressWarnings("NullAway.Init")
    private String by;

    @Mixin
    private final MatchOptions match = new MatchOptions();

    @Option(names = "--group", paramLabel = "A", required = true, description = "A level of the column.")
    @SuppressWarnings("NullAway.Init")
    private String group;

    @Option(names = "--against", paramLabel = "B", description = "The level to compare with. Default: all other cells.")
    private @Nullable String against;

    @Option(
            names = "--delta",
            paramLabel = "D",
            description = "A gene counts as changed when its log2 fold change is beyond D on either side. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double delta = ComparisonRequest.DELTA;

    @Option(
            names = "--fdr",
            paramLabel = "P",
            description = "Call as many genes as keep the expected share of false ones within P. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double fdr = ComparisonRequest.FDR;

    @Option(names = "--pairs", paramLabel = "N", description = "Random pairs to compare. Default: ${DEFAULT-VALUE}.")
    private int pairs = DifferenceQuery.PAIRS;

    @Option(
            names = "--cells",
            paramLabel = "N",
            description =
                    "Random cells on each side of a pair, whose mean is compared. 1 asks how cells differ, as scVI does;"
                            + " 20 or more asks how the groups differ on average. Default: ${DEFAULT-VALUE}.")
    private int cells = 1;

    @Option(
            names = "--pseudocount",
            paramLabel = "EPS",
            description = "Added to the shares of both cells before their ratio is taken. Default: one molecule among"
                    + " all of the group that has fewer.")
    private @Nullable Double pseudocount;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Write all genes.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DifferenceCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var outputs = workbench.outputs(workbench.openRun(run.toAbsolutePath().normalize()));
        var request = new ComparisonRequest(
                match.of(by).orElseThrow(),
                group,
                Optional.ofNullable(against),
                delta,
                fdr,
                pairs,
                cells,
                pseudocount == null ? OptionalDouble.empty() : OptionalDouble.of(pseudocount));
        if (out != null) {
            MatrixFile.requireFolder(out.toAbsolutePath());
        }
        var comparison = Question.ask(spec.commandLine().getErr(), watcher -> outputs.compare(request, watcher));
        if (out != null) {
            outputs.writeComparison(comparison, out.toAbsolutePath().normalize());
        }
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(asJson(comparison));
        } else {
            printTable(comparison, printer);
        }
        return ExitCodes.DONE;
    }

    private void printTable(Comparison comparison, PrintWriter printer) {
        var difference = comparison.difference();
        printer.printf(
                Locale.ROOT,
                "%s (%,d cells) against %s (%,d cells): %,d of %,d genes called, expected share of false ones %.4f%n",
                group,
                comparison.cellsA(),
                comparison.against(),
                comparison.cellsB(),
                difference.called(),
                difference.genes().size(),
                difference.expectedFdr());
        printer.printf(
                "%-16s %7s %8s %8s %7s %8s %6s %10s %10s %6s %6s%n",
                "gene", "p", "bayes", "lfc", "sd", "observed", "agrees", "mean A", "mean B", "det A", "det B");
        difference.genes().stream()
                .limit(SHOWN)
                .forEach(gene -> printer.printf(
                        Locale.ROOT,
                        "%-16s %7.4f %8.2f %+8.2f %7.2f %+8.2f %6s %10.4f %10.4f %6.2f %6.2f%n",
                        comparison.genes().symbols().get(gene.gene()),
                        gene.probability(),
                        gene.bayesFactor(),
                        gene.lfcMean(),
                        gene.lfcSd(),
                        gene.observedLfc(),
                        gene.agrees() ? "yes" : "no",
                        gene.meanA(),
                        gene.meanB(),
                        gene.detectedA(),
                        gene.detectedB()));
        comparison.warning().ifPresent(text -> printer.println("Warning: " + text));
        if (out != null) {
            printer.printf("All genes written to %s%n", out);
        }
    }

    private static ObjectNode asJson(Comparison comparison) {
        var difference = comparison.difference();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("by", comparison.request().by().toString())
                .put("group", comparison.request().group())
                .put("against", comparison.against())
                .put("cellsA", comparison.cellsA())
                .put("cellsB", comparison.cellsB())
                .put("delta", comparison.request().delta())
                .put("fdr", comparison.request().fdr())
                .put("pseudocount", difference.pseudocount())
                .put("called", difference.called())
                .put("expectedFdr", difference.expectedFdr())
                .put("putDown", difference.putDown());
        comparison.warning().ifPresent(text -> node.put("warning", text));
        var genes = node.putArray("genes");
        for (GeneDifference gene : difference.genes()) {
            genes.addObject()
                    .put("gene", comparison.genes().ids().get(gene.gene()))
                    .put("symbol", comparison.genes().symbols().get(gene.gene()))
                    .put("probability", gene.probability())
                    .put("bayesFactor", gene.bayesFactor())
                    .put("called", gene.called())
                    .put("lfcMean", gene.lfcMean())
                    .put("lfcSd", gene.lfcSd())
                    .put("lfcObserved", gene.observedLfc())
                    .put("agrees", gene.agrees())
                    .put("shareA", gene.shareA())
                    .put("shareB", gene.shareB())
                    .put("meanA", gene.meanA())
                    .put("meanB", gene.meanB())
                    .put("detectedA", gene.detectedA())
                    .put("detectedB", gene.detectedB());
        }
        return node;
    }
}
