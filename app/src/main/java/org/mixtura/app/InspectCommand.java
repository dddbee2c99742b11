package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Parameters(
            paramLabel = "DATA",
            description = "HDF5 (.h5ad, 10x .h5, .loom, X/Y), a 10x folder, Matrix Market, a table, idx images.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Mixin
    private final ImportOptions options = new ImportOptions();

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
        var inspection = workbench.inspect(data, options.reading());
        var filter = options.filter();
        Optional<FilterEffect> effect = filter.isNone() || !inspection.isUsable()
                ? Optional.empty()
                : Optional.of(workbench.filterEffect(data, options.reading(), filter));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(InspectionJson.write(inspection, effect));
        } else {
            print(inspection, out);
            effect.ifPresent(left -> out.printf(
                    "the filter leaves %,d of %,d cells and %,d of %,d genes (%,d cells have too few genes, %,d too large a"
                            + " mitochondrial share; %,d genes are in too few cells)%n",
                    left.cells(),
                    left.cellsBefore(),
                    left.genes(),
                    left.genesBefore(),
                    left.fewGenes(),
                    left.mitochondrial(),
                    left.rareGenes()));
            if (effect.isPresent() && !effect.get().judged()) {
                out.println("the mitochondrial share cannot be judged: no gene is known to be mitochondrial");
            }
        }
        return inspection.isUsable() ? ExitCodes.DONE : ExitCodes.DATA;
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
        if (stats != null) {
            out.printf(
                    "genes: %s%s%s%n",
                    stats.geneNaming().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    stats.species().isEmpty() ? "" : ", " + stats.species(),
                    Double.isNaN(stats.mitochondrialShare())
                            ? ""
                            : ", median mitochondrial share %.1f %%".formatted(100 * stats.mitochondrialShare()));
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
