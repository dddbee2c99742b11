package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.ERROR;
import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.GeneTable;

/** The wording of what can be found in data that were read; codes are stable and part of the programs' contract. */
final class Findings {

    private Findings() {}

    private static final int MOST_NAMED = 8;

    /** More names than this are no list to look at. */
    private static final int LONGEST_LIST = 1000;

    private static Fix.ShowList list(String title, List<String> names) {
        return new Fix.ShowList(title, names.size() > LONGEST_LIST ? names.subList(0, LONGEST_LIST) : names);
    }

    static Finding numberedGenes(List<String> repeated) {
        int names = repeated.size();
        String example = repeated.getFirst();
        return new Finding(
                WARNING,
                "duplicate-genes",
                names == 1
                        ? "One gene name occurs more than once: %s.".formatted(shown(example))
                        : "%d gene names occur more than once (for example %s).".formatted(names, shown(example)),
                "There are no unique ids to tell these genes apart.",
                "They are kept as separate genes with numbered ids (%1$s, %1$s-1); the names that are shown stay as they are."
                        .formatted(shown(example)),
                List.of(new Fix.SumDuplicateGenes(), list("Gene names that occur more than once", repeated)));
    }

    static Finding sharedSymbols(List<String> repeated) {
        int symbols = repeated.size();
        String example = repeated.getFirst();
        return new Finding(
                INFO,
                "duplicate-genes",
                symbols == 1
                        ? "One gene symbol belongs to more than one id: %s.".formatted(shown(example))
                        : "%d gene symbols belong to more than one id (for example %s)."
                                .formatted(symbols, shown(example)),
                "Different genes may share a symbol.",
                "They are kept apart by their ids; nothing needs to be done.",
                List.of(new Fix.SumDuplicateGenes(), list("Gene symbols of more than one id", repeated)));
    }

    static Finding leftOutFeatures(int features, String kinds) {
        return new Finding(
                INFO,
                "other-features",
                (features == 1
                                ? "One feature that is not gene expression was left out (%s)."
                                : features + " features that are not gene expression were left out (%s).")
                        .formatted(kinds),
                "The models describe counts of genes.",
                "Nothing needs to be done.");
    }

    static Finding transposed() {
        return new Finding(
                INFO,
                "transposed",
                "The matrix file has one row a cell; 10x files have one row a gene.",
                "The sizes fit the lists of cells and genes only this way round.",
                "It was turned while reading; nothing needs to be done.");
    }

    /**
     * What was found out about rows and columns: an error when it is not certain and nobody said it, a warning when names
     * contradict what was said; empty when nothing does.
     *
     * @param said what was asked for
     * @param what what has rows: a table, a matrix
     */
    static Optional<Finding> orientation(OrientationGuess.Verdict verdict, Optional<Orientation> said, String what) {
        boolean genesInRows = verdict.orientation() == Orientation.GENES_BY_CELLS;
        var other = new Fix.Orient(genesInRows ? Orientation.CELLS_BY_GENES : Orientation.GENES_BY_CELLS);
        if (said.isPresent()) {
            return !verdict.sure() || said.get() == verdict.orientation()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            WARNING,
                            "orientation-doubted",
                            "The rows of the %s were read as %s, as asked for."
                                    .formatted(what, genesInRows ? "cells" : "genes"),
                            "They look like %s: %s.".formatted(genesInRows ? "genes" : "cells", verdict.reason()),
                            "If that was a slip, read it the other way round."));
        }
        if (verdict.sure()) {
            return Optional.of(new Finding(
                    INFO,
                    Finding.ORIENTATION,
                    "The rows of the %s were read as %s and its columns as %s."
                            .formatted(what, genesInRows ? "genes" : "cells", genesInRows ? "cells" : "genes"),
                    "The format does not say it; %s.".formatted(verdict.reason()),
                    "If that is wrong, read it the other way round.",
                    List.of(other)));
        }
        return Optional.of(new Finding(
                ERROR,
                "orientation-unsure",
                "It is not certain whether the rows of the %s are genes or cells.".formatted(what),
                "They may be %s: %s.".formatted(genesInRows ? "genes" : "cells", verdict.reason()),
                "Say which: rows are genes (--orientation genes-by-cells) or rows are cells (--orientation cells-by-genes).",
                List.of(new Fix.Orient(verdict.orientation()), other)));
    }

    /** Columns of a table that were not read as counts; empty when there are none. */
    static Optional<Finding> notCounts(List<TableLayout.Other> others, boolean kept) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var numbers = others.stream().filter(other -> !other.why().isEmpty()).toList();
        String names = others.stream()
                .limit(MOST_NAMED)
                .map(other -> shown(other.name()))
                .collect(Collectors.joining(", "));
        String all = others.size() > MOST_NAMED ? "%s and %d more".formatted(names, others.size() - MOST_NAMED) : names;
        var finding = new Finding(
                numbers.isEmpty() ? INFO : WARNING,
                "not-counts-columns",
                (others.size() == 1
                                ? "The column %s was not read as counts."
                                : "The columns %s were not read as counts.")
                        .formatted(all),
                numbers.isEmpty()
                        ? (others.size() == 1 ? "It holds text." : "They hold text.")
                        : "'%s' %s."
                                .formatted(
                                        shown(numbers.getFirst().name()),
                                        numbers.getFirst().why()),
                kept
                        ? "What was said there is kept about the cells. If that is wrong, name the columns that are no counts"
                                + " (--not-counts NAME,..., or none)."
                        : "That was left out. If it is wrong, name the columns that are no counts (--not-counts NAME,...,"
                                + " or none).");
        return Optional.of(numbers.isEmpty() ? finding : finding.with(new Fix.AllAreCounts()));
    }

    static Finding noHeader() {
        return new Finding(
                WARNING,
                "no-header",
                "The table has no names in its first line; that line was read as counts, too.",
                "It holds only numbers.",
                "If these are names, write a line with names above it.");
    }

    /** @param remedy how to have names */
    static Finding noNames(String remedy) {
        return new Finding(
                WARNING,
                "no-names",
                "The file has no names of cells and genes.",
                "Files of this kind often hold only numbers.",
                "They are numbered. %s".formatted(remedy));
    }

    static Finding labelsBeside(String file) {
        return new Finding(
                INFO,
                "labels-beside",
                "The labels were taken from %s beside the images.".formatted(file),
                "The two files belong together by their names.",
                "Nothing needs to be done.");
    }

    static Finding oldLayout() {
        return new Finding(
                INFO,
                "old-layout",
                "The file was written by an AnnData version before 0.7.",
                "Its tables use the old layout.",
                "It was converted while reading; the file itself was not changed.");
    }

    static Finding skippedColumns(List<String> columns) {
        return new Finding(
                INFO,
                "skipped-columns",
                "Columns that could not be read were left out: %s.".formatted(String.join(", ", columns)),
                "They are written in an encoding that is not known.",
                "If one is needed, convert it to text or categories in Python and write the file again.");
    }

    /** The error for values that are no counts, with the places that may hold some. */
    static Finding notUsable(
            String place, ValueProfile profile, CellTable cells, GeneTable genes, List<MatrixPlace> places) {
        var others = places.stream()
                .filter(other -> other.looksLikeCounts() && !other.name().equals(place))
                .map(MatrixPlace::name)
                .toList();
        var finding = notUsable(place, profile, cells, genes);
        return others.isEmpty()
                ? finding.with(new Fix.ChooseOther())
                : new Finding(
                        finding.severity(),
                        finding.code(),
                        finding.what(),
                        "These models need counts. Values that look like counts are in %s."
                                .formatted(String.join(", ", others)),
                        "Take the counts from there.",
                        others.stream().<Fix>map(Fix.UseCountsAt::new).toList());
    }

    /** Counts that a 32-bit float does not hold to the last digit. */
    static Finding roundedCounts(String place, ValueProfile profile) {
        return new Finding(
                WARNING,
                "rounded-counts",
                "The largest value in %s is about %.0f.".formatted(place, profile.max()),
                "Counts are kept to the last digit up to 16,777,216; larger ones are rounded to seven digits. No gene of a"
                        + " single cell has so many.",
                "Check whether these are counts of single cells; if they are sums of many, train with care.");
    }

    static Finding keptAsText(List<String> columns) {
        return new Finding(
                INFO,
                "kept-as-text",
                "The numbers in %s were kept as text.".formatted(String.join(", ", columns)),
                "Some have more than 15 digits, which calculations would round; such numbers are names.",
                "Nothing needs to be done.");
    }

    static Finding countsElsewhere(String place, String firstPlace) {
        return new Finding(
                INFO,
                "counts-elsewhere",
                "The counts were taken from %s.".formatted(place),
                "%s does not hold counts.".formatted(firstPlace),
                "Choose another place if this is not the one you want.");
    }

    static Finding ambientCounts(String place, ValueProfile profile) {
        return new Finding(
                WARNING,
                "ambient-counts",
                "%s of the values in %s are not whole numbers (max %s)."
                        .formatted(percent(1 - profile.wholeShare()), place, number(profile.max())),
                "They look like ambient-corrected or expected counts, which is fine for training.",
                "If these are normalised values, choose the place of the counts instead.");
    }

    /** The error for values that no model of counts can take. */
    static Finding notUsable(String place, ValueProfile profile, CellTable cells, GeneTable genes) {
        return switch (profile.kind()) {
            case UNDEFINED -> badValue("undefined-values", "not a finite number", place, profile, cells, genes);
            case NEGATIVE -> badValue("negative-values", "negative", place, profile, cells, genes);
            case SCALED_PER_CELL ->
                notCounts(
                        place,
                        profile,
                        "looks like counts that were divided by each cell's total (normalised per cell)");
            case LOGARITHMS, COUNT_LIKE, COUNTS -> notCounts(place, profile, "looks log-normalised");
        };
    }

    private static Finding notCounts(String place, ValueProfile profile, String verdict) {
        return new Finding(
                ERROR,
                "not-counts",
                "%s of values in %s are not whole numbers (max %s): %s."
                        .formatted(percent(1 - profile.wholeShare()), place, number(profile.max()), verdict),
                "These models need counts, and no counts were found in the file.",
                "Import the file that holds the raw counts, or put them into layers['counts'] and write the file again.");
    }

    private static Finding badValue(
            String code, String verdict, String place, ValueProfile profile, CellTable cells, GeneTable genes) {
        String hint = profile.kind() == ValueProfile.Kind.NEGATIVE && profile.wholeShare() < 1
                ? "Counts cannot be negative; this looks like scaled data."
                : "Counts are whole numbers from 0 on.";
        return new Finding(
                ERROR,
                code,
                "The value of gene %s in cell %s is %s (%s in %s)."
                        .formatted(
                                genes.ids().get(profile.badGene()),
                                cells.barcodes().get(profile.badCell()),
                                number(profile.badValue()),
                                verdict,
                                place),
                hint,
                "Import the raw counts, or remove such cells and genes from the file.");
    }

    static Finding allEmpty(String place, int cells) {
        return new Finding(
                ERROR,
                "all-cells-empty",
                "None of the %d cells has any count in %s.".formatted(cells, place),
                "Without counts there is nothing to learn.",
                "Check how the file was written, or choose another place for the counts.");
    }

    static Finding emptyCells(int cells) {
        return new Finding(
                WARNING,
                "empty-cells",
                cells == 1 ? "One cell has no count at all." : "%d cells have no count at all.".formatted(cells),
                "An empty cell says nothing and can make a loss undefined.",
                "Empty cells are left out of training; the file is not changed.",
                List.of(new Fix.LeaveOutEmptyCells()));
    }

    static Finding emptyGenes(int genes) {
        return new Finding(
                INFO,
                "empty-genes",
                genes == 1
                        ? "One gene has no count in any cell."
                        : "%d genes have no count in any cell.".formatted(genes),
                "They carry no information.",
                "They are left out of training; the file is not changed.");
    }

    static Finding noLabels() {
        return new Finding(
                INFO,
                "no-labels",
                "No column looks like cell types.",
                "Training does not need one; agreement with known types (ARI) cannot be shown.",
                "Choose a column, or join a file with labels.",
                List.of(new Fix.JoinLabels()));
    }

    static Finding missingLabels(int cells, String column) {
        return new Finding(
                INFO,
                "missing-labels",
                (cells == 1 ? "One cell has no value in %s." : cells + " cells have no value in %s.").formatted(column),
                "They train like all others and are left out of ARI.",
                "Nothing needs to be done.");
    }

    static Finding repeatedBarcodes(int barcodes, String example) {
        return new Finding(
                WARNING,
                "duplicate-barcodes",
                barcodes == 1
                        ? "The barcode %s occurs more than once.".formatted(shown(example))
                        : "%d barcodes occur more than once (for example %s).".formatted(barcodes, shown(example)),
                "That happens when samples are joined; files with labels cannot be matched to these cells.",
                "Training works. To join labels, give each sample's barcodes their own suffix.");
    }

    static Finding fromDisk(long bytes, int cells) {
        int some = 50_000;
        var finding = new Finding(
                INFO,
                "from-disk",
                "The counts take %.1f GB, so they are read from disk.".formatted(bytes / 1e9),
                "They were converted once into the cache, which any number of runs share; training takes little memory.",
                "Nothing needs to be done. A subsample is quicker to try things with.");
        return cells > some ? finding.with(new Fix.Subsample(some)) : finding;
    }

    static String percent(double share) {
        // A share that is not quite everything must not read as everything, nor one that is not quite nothing as 0.
        double percent = 100 * share;
        if (percent > 0 && percent < 1) {
            return "Less than 1 %";
        }
        return String.format(
                Locale.ROOT,
                percent > 99 && percent < 100 ? "%.1f %%" : "%.0f %%",
                Math.min(percent, percent < 100 ? 99.9 : 100));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : Double.toString(value);
    }

    /** A name from a file, fit for a sentence. */
    static String shown(String name) {
        String clean = name.strip();
        return clean.isEmpty() ? "(blank)" : clean.length() > 60 ? clean.substring(0, 57) + "..." : clean;
    }
}
