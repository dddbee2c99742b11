package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.group.GeneMarker;
import org.mixtura.core.group.GroupMarkers;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the genes that mark groups of cells. */
@Command(
        name = "markers",
        mixinStandardHelpOptions = true,
        description = {
            "Finds the genes that mark groups of cells, among all genes of the data set: Wilcoxon's rank-sum test of each group"
                    + " against all other cells, on log1p of counts per 10,000.",
            "A gene is called when it is higher in the group at a false discovery rate of 5 %% (Benjamini and Hochberg)."
        })
final class MarkersCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Mixin
    private final GroupOptions groups = new GroupOptions();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Print so many genes of each group. Default: ${DEFAULT-VALUE}.")
    private int top = 10;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Write all genes of all groups.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    MarkersCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw new ConfigProblem(
                    "%d genes of a group cannot be printed.".formatted(top), "At least one is.", "Correct --top.");
        }
        if (out != null) {
            MatrixFile.requireFolder(out.toAbsolutePath());
        }
        var asked = workbench.groups(workbench.openRun(run.toAbsolutePath().normalize()));
        var report = Question.ask(
                spec.commandLine().getErr(),
                watcher -> asked.markers(asked.groups(groups.by(), watcher.part(0, 0.5)), watcher.part(0.5, 1)));
        if (out != null) {
            RunTable.write(out.toAbsolutePath().normalize(), report.table(report.tested()));
        }
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(asJson(report));
        } else {
            print(report, printer);
        }
        return ExitCodes.DONE;
    }

    private void print(MarkerReport report, PrintWriter printer) {
        for (GroupMarkers group : report.groups()) {
            printer.printf(
                    Locale.ROOT,
                    "%s %s (%,d cells): %,d of %,d genes are higher%n",
                    report.by(),
                    group.name(),
                    group.cells(),
                    group.called().count(),
                    group.size());
            printer.printf("  %-16s %8s %10s %8s %7s %9s%n", "gene", "score", "q", "log2 FC", "% here", "% others");
            group.best(top)
                    .forEach(marker -> printer.printf(
                            Locale.ROOT,
                            "  %-16s %8.2f %10s %+8.2f %7.0f %9.0f%n",
                            report.symbol(marker),
                            marker.score(),
                            GeneMarker.text(marker.q()),
                            marker.logFold(),
                            100 * marker.share(),
                            100 * marker.shareElsewhere()));
        }
        if (out != null) {
            printer.printf("All genes written to %s%n", out);
        }
    }

    private ObjectNode asJson(MarkerReport report) {
        var node = JsonNodeFactory.instance.objectNode().put("by", report.by()).put("tested", report.tested());
        var all = node.putArray("groups");
        for (GroupMarkers group : report.groups()) {
            var own = all.addObject()
                    .put("group", group.name())
                    .put("cells", group.cells())
                    .put("called", group.called().count());
            var markers = own.putArray("markers");
            group.best(top).forEach(marker -> markers.addObject()
                    .put("gene", report.genes().ids().get(marker.gene()))
                    .put("symbol", report.symbol(marker))
                    .put("score", marker.score())
                    .put("p", marker.p())
                    .put("q", marker.q())
                    .put("logFold", marker.logFold())
                    .put("share", marker.share())
                    .put("shareElsewhere", marker.shareElsewhere()));
        }
        return node;
    }
}
