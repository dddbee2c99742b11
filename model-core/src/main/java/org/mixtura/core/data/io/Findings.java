package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.List;
import java.util.Locale;

/** The wording of what can be found in cells, genes and labels; codes are stable and part of the programs' contract. */
final class Findings {

    /** The code of genes that share a name. */
    static final String DUPLICATES = "duplicate-genes";

    private Findings() {}

    static Finding numberedGenes(List<String> repeated) {
        int names = repeated.size();
        String example = repeated.getFirst();
        return new Finding(
                WARNING,
                DUPLICATES,
                names == 1
                        ? "One gene name occurs more than once: %s.".formatted(shown(example))
                        : "%d gene names occur more than once (for example %s).".formatted(names, shown(example)),
                "There are no unique ids to tell these genes apart.",
                "They are kept as separate genes with numbered ids (%1$s, %1$s-1); the names that are shown stay as they are. A list of them can be saved (inspect --save-lists FOLDER)."
                        .formatted(shown(example)),
                List.of(
                        new Fix.KeepApart(),
                        new Fix.SumDuplicateGenes(),
                        new Fix.ShowList("Gene names that occur more than once", repeated)));
    }

    /** Duplicates in values that are no counts: they stay apart. */
    static Finding withoutSum(Finding duplicates) {
        return new Finding(
                duplicates.severity(),
                duplicates.code(),
                duplicates.what(),
                duplicates.why(),
                duplicates.remedy() + " They cannot be summed here: only sums of counts mean something.",
                duplicates.fixes().stream()
                        .filter(fix -> !(fix instanceof Fix.SumDuplicateGenes))
                        .toList());
    }

    static Finding sharedSymbols(List<String> repeated) {
        int symbols = repeated.size();
        String example = repeated.getFirst();
        return new Finding(
                INFO,
                DUPLICATES,
                symbols == 1
                        ? "One gene symbol belongs to more than one id: %s.".formatted(shown(example))
                        : "%d gene symbols belong to more than one id (for example %s)."
                                .formatted(symbols, shown(example)),
                "Different genes may share a symbol.",
                "They are kept apart by their ids; nothing needs to be done.",
                List.of(
                        new Fix.KeepApart(),
                        new Fix.SumDuplicateGenes(),
                        new Fix.ShowList("Gene symbols of more than one id", repeated)));
    }

    /** Ids that cannot be keys of genes, for some repeat or are missing. */
    static Finding unusedIds(String column, List<String> repeated) {
        return new Finding(
                WARNING,
                "repeated-ids",
                repeated.isEmpty()
                        ? "Some genes have no id in the column %s.".formatted(shown(column))
                        : "%s in the column %s %s to more than one gene (for example %s)."
                                .formatted(
                                        repeated.size() == 1 ? "One id" : repeated.size() + " ids",
                                        shown(column),
                                        repeated.size() == 1 ? "belongs" : "belong",
                                        shown(repeated.getFirst())),
                "An id stands for one gene; ids that do not are no names to tell genes by.",
                "The genes are known by the names of their rows instead. Mend the ids in the file if you need them.",
                repeated.size() < 2 ? List.of() : List.of(new Fix.ShowList("Ids of more than one gene", repeated)));
    }

    static Finding severalWells(String column, int wells) {
        return new Finding(
                INFO,
                "several-wells",
                "The barcodes end in %d different numbers, as when Cell Ranger's aggr puts samples together."
                        .formatted(wells),
                "The column '%s' says which one each cell is from.".formatted(column),
                "Take it as the batch (--batch %s) if these are samples that should be made comparable."
                        .formatted(column),
                List.of(new Fix.UseAsBatch(column)));
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

    /** @param why why it cannot be read */
    static Finding unreadablePlace(String place, Finding why) {
        return new Finding(
                WARNING,
                "unreadable-place",
                "%s cannot be read and was left out.".formatted(place),
                "%s %s".formatted(why.what(), why.why()),
                "If it is needed: %s%s"
                        .formatted(
                                why.remedy().substring(0, 1).toLowerCase(Locale.ROOT),
                                why.remedy().substring(1)));
    }

    static Finding skippedColumns(List<String> columns) {
        return new Finding(
                INFO,
                "skipped-columns",
                "Columns that could not be read were left out: %s.".formatted(String.join(", ", columns)),
                "They are written in an encoding that is not known.",
                "If one is needed, convert it to text or categories in Python and write the file again.");
    }

    static Finding severalValues(List<String> columns) {
        return new Finding(
                INFO,
                "skipped-columns",
                "Columns with several values in a row were left out: %s.".formatted(String.join(", ", columns)),
                "A column about cells or genes has one; coordinates in a map, for example, have two.",
                "If these are needed, write each of the values as a column of its own.");
    }

    static Finding dates(List<String> names) {
        return new Finding(
                WARNING,
                "dates-for-genes",
                names.size() == 1
                        ? "The gene name %s is a date or a number.".formatted(shown(names.getFirst()))
                        : "%d gene names are dates or numbers (for example %s)."
                                .formatted(names.size(), shown(names.getFirst())),
                "A spreadsheet makes dates of names such as MARCH1 and SEPT2, and numbers of names such as 2310009E13.",
                "They are kept as they are. To have these genes, take the table as it was before it was saved there.",
                names.size() == 1
                        ? List.of()
                        : List.of(new Fix.ShowList("Gene names that are dates or numbers", names)));
    }

    static Finding keptAsText(List<String> columns) {
        return new Finding(
                INFO,
                "kept-as-text",
                "The numbers in %s were kept as text.".formatted(String.join(", ", columns)),
                "Some have more than 15 digits, which calculations would round; such numbers are names.",
                "Nothing needs to be done.");
    }

    static Finding repeatedLevels(List<String> columns) {
        return new Finding(
                INFO,
                "repeated-levels",
                "Levels that are listed twice were made one in %s.".formatted(String.join(", ", columns)),
                "A category has each level once; AnnData refuses others.",
                "Nothing needs to be done; the file itself was not changed.");
    }

    static Finding turnedFeatures(String file) {
        return new Finding(
                INFO,
                "turned-features",
                "The symbols stand before the ids in %s.".formatted(file),
                "10x files have ids such as ENSG00000000001 first; here these are in the second column.",
                "They were turned while reading; nothing needs to be done.");
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
                genes == 1 ? "It carries no information." : "They carry no information.",
                (genes == 1 ? "It is" : "They are") + " left out of training; the file is not changed.");
    }

    static Finding largeGene(String symbol, double share) {
        return new Finding(
                WARNING,
                "large-gene",
                "%s of all counts are those of %s.".formatted(percent(share), shown(symbol)),
                "No gene of a whole transcriptome has so many: it may be a sum, a number of the cell or a coordinate.",
                "If it is no gene, leave it out: in a table by naming it (--not-counts NAME,...), elsewhere before the file is written.");
    }

    static Finding noLabels() {
        return new Finding(
                INFO,
                "no-labels",
                "No column looks like cell types.",
                "Training does not need one; agreement with known types (ARI) cannot be shown.",
                "Choose a column, or join a file with labels.",
                List.of(new Fix.JoinLabels(), new Fix.Continue()));
    }

    static Finding missingLabels(int cells, String column) {
        return new Finding(
                INFO,
                "missing-labels",
                (cells == 1 ? "One cell has no value in %s." : cells + " cells have no value in %s.").formatted(column),
                "They train like all others and are left out of ARI.",
                "Nothing needs to be done.",
                List.of(new Fix.Continue()));
    }

    static Finding repeatedBarcodes(List<String> repeated) {
        int barcodes = repeated.size();
        String example = repeated.getFirst();
        return new Finding(
                WARNING,
                "duplicate-barcodes",
                barcodes == 1
                        ? "The barcode %s occurs more than once.".formatted(shown(example))
                        : "%d barcodes occur more than once (for example %s).".formatted(barcodes, shown(example)),
                "That happens when samples are joined; of a table with labels they alone do not tell which row is meant.",
                "Training works. To join labels, name a column that the table has, too, such as the sample (--match within:COLUMN), or"
                        + " give each sample's barcodes their own suffix.",
                List.of(new Fix.ShowList("Barcodes that occur more than once", repeated)));
    }

    /**
     * Counts that are read from disk.
     *
     * @param memory bytes that the program may use
     */
    static Finding fromDisk(long bytes, int cells, long memory) {
        var finding = new Finding(
                INFO,
                "from-disk",
                "The counts need about %s in memory, and Mixtura may use %s: they are read from disk."
                        .formatted(Inspection.size(bytes), Inspection.size(memory)),
                "They were converted once into the cache, which any number of runs share; training takes little memory.",
                "Nothing needs to be done. A subsample is quicker to try things with.");
        return cells > MemoryNeed.SUBSAMPLE ? finding.with(new Fix.Subsample(MemoryNeed.SUBSAMPLE)) : finding;
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
        double size = Math.abs(value);
        return value == Math.rint(value) && size < 1e9
                ? Long.toString((long) value)
                : size >= 1000 && size < 1e9
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : Double.toString(value);
    }

    /** A name from a file, fit for a sentence. */
    static String shown(String name) {
        String clean = name.strip();
        return clean.isEmpty() ? "(blank)" : clean.length() > 60 ? clean.substring(0, 57) + "..." : clean;
    }
}
