package org.mixtura.ui.dataset;

import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.Orientation;

/** What the buttons of fixes say. */
final class FixWords {

    private FixWords() {}

    /** The button's text. */
    static String of(Fix fix) {
        return switch (fix) {
            case Fix.UseCountsAt at -> "Use " + at.place();
            case Fix.Orient other -> of(other.orientation());
            case Fix.TakeAnyValues _ -> "Train anyway";
            case Fix.AllAreCounts _ -> "Read all numbers as counts";
            case Fix.NotCounts not -> leaveOut(not.names());
            case Fix.ReadDecimals as ->
                "%s %s"
                        .formatted(
                                switch (as.seen()) {
                                    case POINT -> "Points";
                                    case COMMA -> "Commas";
                                },
                                as.sign() == as.seen() ? "before decimals" : "between thousands");
            case Fix.BlanksAreZeros _ -> "Blank fields are 0";
            case Fix.Continue _ -> "Continue";
            case Fix.KeepApart _ -> "Keep";
            case Fix.SumDuplicateGenes _ -> "Sum counts";
            case Fix.LeaveOutEmptyCells _ -> "Leave them out now";
            case Fix.LeaveOutGenes genes -> leaveOut(genes.ids());
            case Fix.Subsample some -> "Subsample %,d cells".formatted(some.cells());
            case Fix.ShowList _ -> "Show list";
            case Fix.OpenOther other -> "Open " + other.file().getFileName();
            case Fix.UseAsBatch as -> "Take %s as the batch".formatted(as.column());
            case Fix.JoinSamples join ->
                "Join the %,d samples…".formatted(join.samples().size());
            case Fix.MergeSpellings _ -> "Merge spellings";
            case Fix.AsMissing _ -> "Take as missing";
            case Fix.AsInFile _ -> "As in the file";
            case Fix.SamplesFromBarcodes _ -> "Make batches of them";
            case Fix.JoinLabels _ -> "Join a table…";
            case Fix.ChooseOther _ -> "Choose other…";
        };
    }

    private static String leaveOut(List<String> names) {
        return names.size() == 1 ? "Leave out " + names.getFirst() : "Leave them out";
    }

    /** What a user calls it. */
    static String of(Orientation way) {
        return switch (way) {
            case CELLS_BY_GENES -> "Rows are cells";
            case GENES_BY_CELLS -> "Rows are genes";
        };
    }

    /** A name for the button's node. */
    static String id(Fix fix) {
        return "fix-" + fix.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
