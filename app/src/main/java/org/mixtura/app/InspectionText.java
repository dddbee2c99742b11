package org.mixtura.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.MemoryNeed;

/** The import check as lines of text. */
final class InspectionText {

    private InspectionText() {}

    /**
     * Prints it.
     *
     * @param effect what a filter leaves, if one was asked for
     * @param memory bytes that the program may use
     */
    static void print(Inspection inspection, Optional<FilterEffect> effect, long memory, PrintWriter out) {
        if (inspection.cells() == 0 && !inspection.isUsable()) {
            // Of what could not be read there is nothing else to say.
            out.printf("%s: cannot be used%n", inspection.source());
            print(inspection.problems(), out);
            return;
        }
        out.printf("%s: %s%n", inspection.source(), inspection.format());
        var stats = inspection.stats();
        // Where values are missing nobody knows how many are zero.
        out.printf(
                "%,d cells x %,d genes%s%n",
                inspection.cells(),
                inspection.genes(),
                stats == null ? "" : ", %,d non-zero values".formatted(inspection.nonZero()));
        out.printf("counts: %s%s%n", inspection.countsAt(), inspection.integerCounts() ? ", whole numbers" : "");
        if (stats != null) {
            if (inspection.isCounted()) {
                print(stats, out);
            }
            out.println("memory: " + new MemoryNeed(inspection, memory).words());
        }
        for (Column column : inspection.obsColumns()) {
            out.printf("  %-24s %s%n", column.name(), describe(column));
        }
        out.printf("could be labels: %s%n", listOrNone(inspection.labelCandidates()));
        out.printf("could be batches: %s%n", listOrNone(inspection.batchCandidates()));
        print(inspection.problems(), out);
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
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            out.printf("%s %s: %s%n", finding.severity(), finding.code(), finding.sentence());
        }
    }

    private static void print(Inspection.CountStats stats, PrintWriter out) {
        out.printf(
                "median %,.0f counts and %,.0f genes a cell, %s zeros%n",
                stats.medianDepth(), stats.medianGenesPerCell(), stats.zeros());
        out.printf(
                "genes: %s%s%s%n",
                stats.geneNaming().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                stats.species().isEmpty() ? "" : ", " + stats.species(),
                Double.isNaN(stats.mitochondrialShare())
                        ? ""
                        : ", median mitochondrial share %.1f %%".formatted(100 * stats.mitochondrialShare()));
    }

    private static String listOrNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String describe(Column column) {
        return switch (column) {
            case Column.Categorical c ->
                "%d levels%s"
                        .formatted(
                                c.asGroups().levels().size(),
                                c.asGroups().missing() > 0
                                        ? ", %d cells without"
                                                .formatted(c.asGroups().missing())
                                        : "");
            case Column.Numeric _ -> "numbers";
            case Column.Text _ -> "text";
        };
    }
}
