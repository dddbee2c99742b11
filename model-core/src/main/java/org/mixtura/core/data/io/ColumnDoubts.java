package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

/** What makes one doubt that each level of a column is a group of cells, what can be done about it, and what was done. */
public final class ColumnDoubts {

    private static final String UNCHANGED = "The file is not changed.";

    /** Of more levels than these nobody looks at the spelling: they are names of cells. */
    private static final int MOST_LEVELS = 500;

    /** A sentence has room for so many. */
    private static final int SHOWN = 3;

    private ColumnDoubts() {}

    /**
     * All columns' doubts, and the samples that barcodes name where no column says them.
     *
     * @param batches columns of batches, in which an unknown one is a batch like others
     */
    static List<Finding> of(CellTable cells, List<String> batches) {
        var found = new ArrayList<Finding>();
        for (Column column : cells.columns()) {
            found.addAll(of(column, !batches.contains(column.name())));
        }
        found.addAll(ofBarcodes(cells));
        return found;
    }

    /** The samples that barcodes name where no column says them. */
    public static List<Finding> ofBarcodes(CellTable cells) {
        return BarcodeSamples.unsaid(cells)
                .map(samples -> List.of(samplesNamed(samples)))
                .orElse(List.of());
    }

    /**
     * The doubts about one column; none of numbers, flags and free text.
     *
     * @param types whether its levels are types of cells, among which some words stand for none
     */
    public static List<Finding> of(Column column, boolean types) {
        var found = new ArrayList<Finding>();
        if (column instanceof Column.Categorical levels
                && levels.kind() == Column.Levels.TEXT
                && levels.levels().size() <= MOST_LEVELS
                && levels.levels().size() <= levels.size() / 2) {
            var spellings = Spellings.of(levels);
            if (spellings.size() > 0) {
                found.add(severalSpellings(column.name(), spellings));
            }
            List<String> untyped = types ? UntypedWords.in(levels) : List.of();
            if (!untyped.isEmpty()) {
                found.add(untyped(levels, untyped));
            }
        }
        return found;
    }

    private static Finding severalSpellings(String column, Spellings spellings) {
        List<String> words = spellings.words();
        String shown = words.stream().limit(SHOWN).collect(Collectors.joining("; "));
        var finding = new Finding(
                WARNING,
                "spellings",
                spellings.size() == 1
                        ? "One level of %s is written in several ways: %s.".formatted(Findings.shown(column), shown)
                        : "%,d levels of %s are written in several ways: %s%s."
                                .formatted(
                                        spellings.size(),
                                        Findings.shown(column),
                                        shown,
                                        words.size() > SHOWN ? "; and others" : ""),
                "They differ only in blanks, capitals or signs between words; each spelling counts as a group of its own.",
                "If they are the same, merge them (--merge-spellings %s): the most frequent spelling stays. %s"
                        .formatted(quoted(column), UNCHANGED));
        return words.size() > SHOWN
                ? finding.with(
                        new Fix.MergeSpellings(column), new Fix.ShowList("Spellings in %s".formatted(column), words))
                : finding.with(new Fix.MergeSpellings(column));
    }

    private static Finding untyped(Column.Categorical column, List<String> levels) {
        String options = levels.stream()
                .map(level -> "--as-missing " + quoted(column.name() + "=" + level))
                .collect(Collectors.joining(" "));
        return new Finding(
                WARNING,
                "untyped-levels",
                "Some levels of %s are hardly types of cells: %s."
                        .formatted(Findings.shown(column.name()), counted(column, levels)),
                "As they are, they count as types: in colours, scores and the number of components that is proposed.",
                "Take these cells as without a label (%s): they train like all others and are left out of scores. %s"
                        .formatted(options, UNCHANGED),
                List.of(new Fix.AsMissing(column.name(), levels)));
    }

    private static Finding samplesNamed(Column.Categorical samples) {
        return new Finding(
                INFO,
                "barcode-samples",
                "The barcodes name %,d samples: %s.".formatted(samples.levels().size(), BarcodeSamples.words(samples)),
                "No column says which sample a cell is from, and samples often differ in how they were measured.",
                "To have it as a batch, make a column '%1$s' of it (--samples-from-barcodes --batch %1$s). %2$s"
                        .formatted(samples.name(), UNCHANGED),
                List.of(new Fix.SamplesFromBarcodes()));
    }

    static Finding samplesTaken(Column.Categorical samples) {
        return new Finding(
                INFO,
                "samples-from-barcodes",
                "The column '%s' says which of %,d samples each barcode names: %s."
                        .formatted(samples.name(), samples.levels().size(), BarcodeSamples.words(samples)),
                "That was asked for.",
                UNCHANGED);
    }

    static Finding merged(String column, Spellings spellings) {
        String words = spellings.words().stream().limit(SHOWN).collect(Collectors.joining("; "));
        return new Finding(
                INFO,
                "merged-spellings",
                spellings.size() == 0
                        ? "No level of %s is written in several ways, so none were merged."
                                .formatted(Findings.shown(column))
                        : "Spellings of %s in %s are merged: %s%s."
                                .formatted(
                                        spellings.size() == 1 ? "one level" : "%,d levels".formatted(spellings.size()),
                                        Findings.shown(column),
                                        words,
                                        spellings.size() > SHOWN ? "; and others" : ""),
                "That was asked for; the first spelling of each stays.",
                UNCHANGED,
                List.of(new Fix.AsInFile(column)));
    }

    static Finding takenAsMissing(Column.Categorical column, List<String> words) {
        List<String> unknown =
                words.stream().filter(word -> !column.levels().contains(word)).toList();
        List<String> known = words.stream().filter(column.levels()::contains).toList();
        String name = Findings.shown(column.name());
        if (known.isEmpty()) {
            return new Finding(
                    WARNING,
                    "no-such-level",
                    "The column %s has no level %s.".formatted(name, String.join(", ", unknown)),
                    "So no cell was taken as without a value.",
                    "Its levels are: %s."
                            .formatted(column.levels().stream().limit(20).collect(Collectors.joining(", "))));
        }
        return new Finding(
                unknown.isEmpty() ? INFO : WARNING,
                "taken-as-missing",
                "Cells of %s in %s are taken as without a value%s."
                        .formatted(
                                counted(column, known),
                                name,
                                unknown.isEmpty() ? "" : "; it has no level %s".formatted(String.join(", ", unknown))),
                "That was asked for; they train like all others and are left out of scores.",
                UNCHANGED,
                List.of(new Fix.AsInFile(column.name())));
    }

    private static String counted(Column.Categorical column, List<String> levels) {
        int[] counts = column.counts();
        return IntStream.range(0, counts.length)
                .filter(level -> levels.contains(column.levels().get(level)))
                .mapToObj(level ->
                        "%s (%,d)".formatted(Findings.shown(column.levels().get(level)), counts[level]))
                .collect(Collectors.joining(", "));
    }

    /** As a shell takes it for one word. */
    static String quoted(String text) {
        return text.matches("[\\w.=+:/-]+") ? text : "'%s'".formatted(text.replace("'", "'\\''"));
    }
}
