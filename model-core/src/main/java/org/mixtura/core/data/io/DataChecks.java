package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;

/** The results of an inspection: the same six for every file, so that the eye learns where to look. */
public final class DataChecks {

    /** The title of the card about counts. */
    public static final String COUNTS = "Counts";

    private static final double HIGH_MITOCHONDRIAL = 0.2;

    private final Inspection inspection;
    private final long memory;

    /**
     * DataChecks of an inspection.
     *
     * @param memory bytes that the program may use
     */
    public DataChecks(Inspection inspection, long memory) {
        this.inspection = inspection;
        this.memory = memory;
    }

    /** What was looked at, in the order of the cards; nothing of a file without cells. */
    public List<DataCheck> all() {
        if (inspection.cells() == 0) {
            return List.of();
        }
        var checks = ofData();
        checks.add(memory());
        return checks;
    }

    /** Those that say something of the data whatever the machine. */
    public List<DataCheck> ofData() {
        var checks = new ArrayList<DataCheck>();
        checks.add(matrix());
        checks.add(counts());
        var stats = inspection.stats();
        if (stats != null) {
            checks.add(genes(stats));
            checks.add(cells(stats));
        }
        checks.add(annotation());
        return checks;
    }

    private DataCheck matrix() {
        boolean usable = inspection.cells() > 1 && inspection.genes() > 1;
        return new DataCheck(
                usable ? DataCheck.Level.GOOD : DataCheck.Level.BAD,
                "Matrix",
                "%,d × %,d".formatted(inspection.cells(), inspection.genes()),
                "%,d cells and %,d genes (%s).".formatted(inspection.cells(), inspection.genes(), inspection.format()));
    }

    private DataCheck counts() {
        String at =
                inspection.countsAt().equals(DelimitedReader.PLACE) ? "in the table" : "at " + inspection.countsAt();
        if (!inspection.integerCounts()) {
            if (inspection.hasAnyValues()) {
                return new DataCheck(
                        DataCheck.Level.WARN,
                        COUNTS,
                        "no counts",
                        "The values %s are taken as they are, for models with a squared error.".formatted(at));
            }
            if (has(ValueFindings.UNDEFINED)) {
                return new DataCheck(
                        DataCheck.Level.BAD,
                        COUNTS,
                        "missing",
                        "Some values %s are missing or infinite.".formatted(at));
            }
            if (has(ValueFindings.NEGATIVE)) {
                return new DataCheck(
                        DataCheck.Level.BAD, COUNTS, "below 0", "Some values %s are below 0.".formatted(at));
            }
            boolean fatal = inspection.problems().stream().anyMatch(p -> p.severity() == Finding.Severity.ERROR);
            return new DataCheck(
                    fatal ? DataCheck.Level.BAD : DataCheck.Level.WARN,
                    COUNTS,
                    "not whole",
                    "The values %s are not whole numbers.".formatted(at));
        }
        var stats = inspection.stats();
        String range =
                stats == null ? "" : " The largest is %,.0f; %s are zero.".formatted(stats.maxValue(), stats.zeros());
        var elsewhere = inspection.problems().stream()
                .filter(p -> p.code().equals(Finding.COUNTS_ELSEWHERE))
                .findFirst();
        return new DataCheck(
                inspection.isDoubted() ? DataCheck.Level.WARN : DataCheck.Level.GOOD,
                COUNTS,
                "whole",
                "Whole numbers %s.%s%s"
                        .formatted(at, range, elsewhere.map(p -> " " + p.why()).orElse("")));
    }

    private boolean has(String code) {
        return inspection.problems().stream().anyMatch(found -> found.code().equals(code));
    }

    private DataCheck genes(Inspection.CountStats stats) {
        String species = stats.species().isEmpty() ? "unknown" : stats.species();
        boolean ofKnownSets = species.equals(SpeciesGuess.HUMAN) || species.equals(SpeciesGuess.MOUSE);
        String value = inspection.isCounted() ? "count" : "value";
        String empty = stats.emptyGenes() == 0
                ? "Every gene has a %s.".formatted(value)
                : stats.emptyGenes() == 1
                        ? "One gene has no %s and is left out.".formatted(value)
                        : "%,d genes have no %s and are left out.".formatted(stats.emptyGenes(), value);
        String names = stats.species().isEmpty()
                ? "The names do not tell the species. "
                : ofKnownSets
                        ? "The names look %s. ".formatted(species)
                        : "The names are those of %s; the bundled sets of marker genes are of human or mouse. "
                                .formatted(species);
        String naming =
                switch (stats.geneNaming()) {
                    case SYMBOLS -> "";
                    case IDS -> "They are called by ids, so panels of symbols are not known. ";
                    case IDS_AND_SYMBOLS -> "They have ids and symbols. ";
                    case NUMBERS -> "The file has no names for them. ";
                };
        return new DataCheck(
                ofKnownSets ? DataCheck.Level.GOOD : DataCheck.Level.WARN, "Genes", species, names + naming + empty);
    }

    private DataCheck cells(Inspection.CountStats stats) {
        if (!inspection.isCounted()) {
            return new DataCheck(
                    DataCheck.Level.WARN,
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
        return new DataCheck(
                stressed || stats.emptyCells() > 0 ? DataCheck.Level.WARN : DataCheck.Level.GOOD,
                "Cells",
                "%,.0f counts".formatted(stats.medianDepth()),
                "Median of %,.0f counts in %,.0f genes per cell.%s%s"
                        .formatted(stats.medianDepth(), stats.medianGenesPerCell(), mitochondrial, empty));
    }

    private DataCheck annotation() {
        int columns = inspection.obsColumns().size();
        if (inspection.labelCandidates().isEmpty()) {
            return new DataCheck(
                    DataCheck.Level.WARN,
                    "Annotation",
                    columns == 1 ? "1 column" : columns + " columns",
                    "No cell-type column was found. Training does not need one; agreement with known types is hidden.");
        }
        return new DataCheck(
                DataCheck.Level.GOOD,
                "Annotation",
                columns == 1 ? "1 column" : columns + " columns",
                "“%s” looks like known cell types. A model learns them only where its settings say so."
                        .formatted(inspection.labelCandidates().getFirst()));
    }

    private DataCheck memory() {
        var need = new MemoryNeed(inspection, memory);
        return new DataCheck(
                need.fits() ? DataCheck.Level.GOOD : DataCheck.Level.WARN, "Memory", need.size(), need.words());
    }
}
