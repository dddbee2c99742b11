package org.mixtura.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.Inspection.CountStats;
import org.mixtura.core.data.io.MemoryNeed;
import org.mixtura.ui.error.WindowWords;

/** The cards of an inspection: the same six for every file, so that the eye learns where to look. */
final class Checks {

    /** The title of the card about counts. */
    static final String COUNTS = "Counts";

    private static final double HIGH_MITOCHONDRIAL = 0.2;

    private final Inspection inspection;
    private final long memory;

    /**
     * Checks of an inspection.
     *
     * @param memory bytes that the program may use
     */
    Checks(Inspection inspection, long memory) {
        this.inspection = inspection;
        this.memory = memory;
    }

    List<Check> all() {
        if (inspection.cells() == 0) {
            return List.of();
        }
        var checks = new ArrayList<Check>();
        checks.add(matrix());
        checks.add(counts());
        var stats = inspection.stats();
        if (stats != null) {
            checks.add(genes(stats));
            checks.add(cells(stats));
        }
        checks.add(annotation());
        checks.add(memory());
        return checks;
    }

    private Check matrix() {
        boolean usable = inspection.cells() > 1 && inspection.genes() > 1;
        return new Check(
                usable ? Check.Level.GOOD : Check.Level.BAD,
                "Matrix",
                "%,d × %,d".formatted(inspection.cells(), inspection.genes()),
                "%,d cells and %,d genes (%s).".formatted(inspection.cells(), inspection.genes(), inspection.format()));
    }

    private Check counts() {
        String at = inspection.countsAt();
        if (!inspection.integerCounts()) {
            if (inspection.hasAnyValues()) {
                return new Check(
                        Check.Level.WARN,
                        COUNTS,
                        "no counts",
                        "The values at %s are taken as they are, for models with a squared error.".formatted(at));
            }
            boolean fatal = inspection.problems().stream().anyMatch(p -> p.severity() == Finding.Severity.ERROR);
            return new Check(
                    fatal ? Check.Level.BAD : Check.Level.WARN,
                    COUNTS,
                    "not whole",
                    "The values at %s are not whole numbers.".formatted(at));
        }
        var stats = inspection.stats();
        String range =
                stats == null ? "" : " The largest is %,.0f; %s are zero.".formatted(stats.maxValue(), stats.zeros());
        var elsewhere = inspection.problems().stream()
                .filter(p -> p.code().equals(Finding.COUNTS_ELSEWHERE))
                .findFirst();
        return new Check(
                inspection.isDoubted() ? Check.Level.WARN : Check.Level.GOOD,
                COUNTS,
                "whole",
                "Whole numbers at %s.%s%s"
                        .formatted(at, range, elsewhere.map(p -> " " + p.why()).orElse("")));
    }

    private Check genes(CountStats stats) {
        String species = stats.species().isEmpty() ? "unknown" : stats.species();
        String value = inspection.isCounted() ? "count" : "value";
        String empty = stats.emptyGenes() == 0
                ? "Every gene has a %s.".formatted(value)
                : stats.emptyGenes() == 1
                        ? "One gene has no %s and is left out.".formatted(value)
                        : "%,d genes have no %s and are left out.".formatted(stats.emptyGenes(), value);
        String names = stats.species().isEmpty()
                ? "The names do not tell the species. "
                : "The names look %s. ".formatted(species);
        String naming =
                switch (stats.geneNaming()) {
                    case SYMBOLS -> "";
                    case IDS -> "They are called by ids, so panels of symbols are not known. ";
                    case IDS_AND_SYMBOLS -> "They have ids and symbols. ";
                    case NUMBERS -> "The file has no names for them. ";
                };
        return new Check(
                stats.species().isEmpty() ? Check.Level.WARN : Check.Level.GOOD,
                "Genes",
                species,
                names + naming + empty);
    }

    private Check cells(CountStats stats) {
        if (!inspection.isCounted()) {
            return new Check(
                    Check.Level.WARN,
                    "Cells",
                    "%,.0f values".formatted(stats.medianGenesPerCell()),
                    "Median of %,.0f genes per cell with a value that is not 0. Depth and mitochondrial share cannot be told."
                            .formatted(stats.medianGenesPerCell()));
        }
        boolean stressed = stats.mitochondrialShare() > HIGH_MITOCHONDRIAL;
        String mitochondrial = Double.isNaN(stats.mitochondrialShare())
                ? " No gene is known to be mitochondrial."
                : " Mitochondrial share %.1f %%.".formatted(100 * stats.mitochondrialShare());
        String empty = stats.emptyCells() == 0
                ? ""
                : " %,d cells without any count are left out.".formatted(stats.emptyCells());
        return new Check(
                stressed || stats.emptyCells() > 0 ? Check.Level.WARN : Check.Level.GOOD,
                "Cells",
                "%,.0f counts".formatted(stats.medianDepth()),
                "Median of %,.0f counts in %,.0f genes per cell.%s%s"
                        .formatted(stats.medianDepth(), stats.medianGenesPerCell(), mitochondrial, empty));
    }

    private Check annotation() {
        int columns = inspection.obsColumns().size();
        if (inspection.labelCandidates().isEmpty()) {
            return new Check(
                    Check.Level.WARN,
                    "Annotation",
                    columns == 1 ? "1 column" : columns + " columns",
                    "No cell-type column was found. Training does not need one; agreement with known types is hidden.");
        }
        return new Check(
                Check.Level.GOOD,
                "Annotation",
                columns == 1 ? "1 column" : columns + " columns",
                "“%s” looks like known cell types. A model learns them only where its settings say so."
                        .formatted(inspection.labelCandidates().getFirst()));
    }

    private Check memory() {
        var need = new MemoryNeed(inspection, memory);
        return new Check(
                need.fits() ? Check.Level.GOOD : Check.Level.WARN, "Memory", need.size(), WindowWords.of(need.words()));
    }
}
