package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Suggests cell types for groups of cells. */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description = {
            "Suggests cell types for groups of cells, with the evidence: their best markers are looked for in sets of genes that"
                    + " mark types (PanglaoDB, or a file), and counted against chance (hypergeometric, Benjamini and Hochberg).",
            "These are suggestions. Sets of related types share genes, and a type without a set is never suggested."
        })
final class AnnotateCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Mixin
    private final GroupOptions groups = new GroupOptions();

    @Option(
            names = "--sets",
            paramLabel = "FILE",
            description =
                    "Sets of genes: GMT, or a table with a column of genes and one of types, such as CellMarker's."
                            + " Default: PanglaoDB, of the species whose symbols the genes have.")
    private @Nullable Path sets;

    @Option(
            names = "--markers",
            paramLabel = "N",
            description = "Look for so many markers of each group. Default: ${DEFAULT-VALUE}.")
    private int markers = Annotator.MARKERS;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Print so many suggestions for each group. Default: ${DEFAULT-VALUE}.")
    private int top = 3;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Write all suggestions.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AnnotateCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        if (markers < 2 || top < 1) {
            throw new ConfigProblem(
                    "Types cannot be suggested by %d markers, %d of them to print.".formatted(markers, top),
                    "At least two markers are looked for, and one suggestion is printed.",
                    "Correct --markers or --top.");
        }
        if (out != null) {
            MatrixFile.requireFolder(out.toAbsolutePath());
        }
        var asked = workbench.groups(workbench.openRun(run.toAbsolutePath().normalize()));
        var report = Question.ask(spec.commandLine().getErr(), watcher -> {
            var found = asked.markers(asked.groups(groups.by(), watcher.part(0, 0.5)), watcher.part(0.5, 1));
            return asked.annotate(found, Optional.ofNullable(sets), markers);
        });
        if (out != null) {
            RunTable.write(out.toAbsolutePath().normalize(), report.table());
        }
        var printer = spec.commandLine().getOut();
        if (json) {
            printer.println(asJson(report));
        } else {
            print(report, printer);
        }
        return ExitCodes.DONE;
    }

    private void print(AnnotationReport report, PrintWriter printer) {
        printer.printf(
                Locale.ROOT, "%,d sets, %,d genes that are in any of them%n", report.sets(), report.background());
        for (var group : report.groups()) {
            printer.printf(
                    Locale.ROOT,
                    "%s %s (%,d cells, %d markers)%s%n",
                    report.by(),
                    group.name(),
                    group.cells(),
                    group.markers(),
                    group.best().isEmpty() ? ": no type stands out" : "");
            group.suggestions().stream()
                    .limit(top)
                    .forEach(each -> printer.printf(
                            Locale.ROOT,
                            "  %-34s %3d of %-4d q %8.2g%s %s%n",
                            each.type(),
                            each.genes().size(),
                            each.ofSet(),
                            each.q(),
                            each.called() ? " " : " weak",
                            String.join(", ", each.genes())));
        }
        if (out != null) {
            printer.printf("All suggestions written to %s%n", out);
        }
    }

    private ObjectNode asJson(AnnotationReport report) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("by", report.by())
                .put("sets", report.sets())
                .put("background", report.background());
        var all = node.putArray("groups");
        for (var group : report.groups()) {
            var own = all.addObject()
                    .put("group", group.name())
                    .put("cells", group.cells())
                    .put("markers", group.markers())
                    .putArray("suggestions");
            group.suggestions().stream().limit(top).forEach(each -> {
                var one = own.addObject()
                        .put("type", each.type())
                        .put("source", each.source())
                        .put("ofSet", each.ofSet())
                        .put("p", each.p())
                        .put("q", each.q())
                        .put("called", each.called());
                each.genes().forEach(one.putArray("genes")::add);
            });
        }
        return node;
    }
}
