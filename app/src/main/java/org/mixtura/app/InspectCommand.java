package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.ReadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The import check. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Says what is in a data set and whether a model can be trained on it.")
final class InspectCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "DATA", description = "An .h5ad file, a 10x .h5 file or a 10x MTX folder.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    InspectCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var inspection = workbench.inspect(data, new ReadOptions(Optional.ofNullable(countsAt)));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(json(inspection));
        } else {
            print(inspection, out);
        }
        return inspection.isUsable() ? ExitCodes.DONE : ExitCodes.DATA;
    }

    private static ObjectNode json(Inspection inspection) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("format", inspection.format())
                .put("cells", inspection.cells())
                .put("genes", inspection.genes())
                .put("nonZero", inspection.nonZero())
                .put("integerCounts", inspection.integerCounts())
                .put("countsAt", inspection.countsAt());
        var columns = json.putArray("obsColumns");
        inspection.obsColumns().forEach(c -> columns.add(c.name()));
        var labels = json.putArray("labelCandidates");
        inspection.labelCandidates().forEach(labels::add);
        var batches = json.putArray("batchCandidates");
        inspection.batchCandidates().forEach(batches::add);
        var problems = json.putArray("problems");
        for (Finding finding : inspection.problems()) {
            problems.addObject()
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("code", finding.code())
                    .put("what", finding.what())
                    .put("why", finding.why())
                    .put("remedy", finding.remedy());
        }
        return json;
    }

    private static void print(Inspection inspection, PrintWriter out) {
        out.printf("%s: %s%n", inspection.source(), inspection.format());
        out.printf(
                "%,d cells x %,d genes, %,d non-zero values%n",
                inspection.cells(), inspection.genes(), inspection.nonZero());
        out.printf("counts: %s%s%n", inspection.countsAt(), inspection.integerCounts() ? ", whole numbers" : "");
        var stats = inspection.stats();
        if (stats != null) {
            out.printf(
                    "median %,.0f counts and %,.0f genes a cell, %.1f %% zeros%n",
                    stats.medianDepth(), stats.medianGenesPerCell(), 100 * stats.zeroShare());
        }
        for (Column column : inspection.obsColumns()) {
            out.printf("  %-24s %s%n", column.name(), describe(column));
        }
        out.printf("could be labels: %s%n", listOrNone(inspection.labelCandidates()));
        out.printf("could be batches: %s%n", listOrNone(inspection.batchCandidates()));
        for (Finding finding : inspection.problems()) {
            out.printf(
                    "%s %s: %s %s %s%n",
                    finding.severity(), finding.code(), finding.what(), finding.why(), finding.remedy());
        }
    }

    private static String listOrNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String describe(Column column) {
        return switch (column) {
            case Column.Categorical c ->
                c.levels().size() + " levels" + (c.missing() > 0 ? ", " + c.missing() + " cells without" : "");
            case Column.Numeric _ -> "numbers";
            case Column.Text _ -> "text";
        };
    }
}
